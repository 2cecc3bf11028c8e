import './sign-in-page.css'
import type { Language } from '@ipt/domain'
import { Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Mail } from 'lucide-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Brand } from '../../../components/brand.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { useSignIn } from '../api/use-account.ts'
import { returnPath } from '../return-path.ts'
import { DemoLogins } from './demo-logins.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** The door. */
export default function SignInPage() {
  const { t } = useLingui()
  const [search] = useSearchParams()
  const [language, setLanguage] = useState<Language | null>(null)
  const { signIn, busy, error, email } = useSignIn({ to: returnPath(search.get('next')), language })

  return (
    <div className="door">
      <a className="skip" href="#main">
        <Trans>Skip to sign in</Trans>
      </a>
      <header className="between">
        <Brand />
        <LanguageSwitch onChange={setLanguage} />
      </header>
      <main id="main">
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
      </main>
    </div>
  )
}
