import type { Language } from '@ipt/domain'
import { Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Mail } from 'lucide-react'
import { useState } from 'react'
import { PageHeading } from '../../../components/page-heading.tsx'
import { Redirect, useSearchParams } from '../../../lib/router.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useSignIn } from '../api/use-account.ts'
import { returnPath } from '../return-path.ts'
import { DemoLogins } from './demo-logins.tsx'
import { Door } from './door.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** The door; who is in already goes on. Where there is no institution yet, nobody can come in: then it leads to the first start. */
export default function SignInPage() {
  const { t } = useLingui()
  const [search] = useSearchParams()
  const [language, setLanguage] = useState<Language | null>(null)
  const to = returnPath(search.get('next'))
  const { signIn, busy, error, email } = useSignIn({ to, language })
  const me = trpc.accounts.me.useQuery(undefined, { staleTime: 60_000 })
  const setup = trpc.institutions.setupState.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY, retry: false })
  if (me.data && !busy) return <Redirect to={to} replace />
  if (setup.data?.open) return <Redirect to="/setup" replace />

  return (
    <Door wide onLanguage={setLanguage}>
      <section aria-labelledby="sign-in">
        <div id="sign-in">
          <PageHeading title={t`Sign in`} />
        </div>
        <p className="muted lead">
          <Trans>Industrial practical training, from the first vacancy to the last grade.</Trans>
        </p>
        <SignInForm onSubmit={signIn} busy={busy} error={error} />
        <p className="note sm">
          <Icon of={Mail} />
          <span>
            <Trans>
              <b className="m">Do you supervise at a company?</b> Sign in with the e-mail address to which your university writes.
            </Trans>
          </span>
        </p>
      </section>
      <DemoLogins onChoose={signIn} chosen={busy ? email : undefined} />
    </Door>
  )
}
