import './demo-logins.css'
import type { SignInInput } from '@ipt/contracts'
import type { Role } from '@ipt/domain'
import { Icon, type LucideIcon } from '@ipt/ui'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowRight, ClipboardList, GraduationCap, HardHat, Users } from 'lucide-react'
import { ROLE_PLACES } from '../../../lib/roles.ts'
import { trpc } from '../../../lib/trpc.ts'

const ROLE_ICONS: Record<Role, LucideIcon> = {
  student: GraduationCap,
  industrialSupervisor: HardHat,
  universitySupervisor: Users,
  coordinator: ClipboardList,
}

/** What each of them comes to do. */
const DOES: Record<Role, MessageDescriptor> = {
  student: msg`logs today's work`,
  industrialSupervisor: msg`verifies logs or returns them`,
  universitySupervisor: msg`validates verified logs`,
  coordinator: msg`resolves flagged logs`,
}

/** One press and in, as somebody invented. Shown only while the demo is loaded. */
export function DemoLogins({ onChoose, chosen }: { onChoose: (input: SignInInput) => void; chosen: string | undefined }) {
  const { i18n } = useLingui()
  const logins = trpc.accounts.demoLogins.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY, retry: false })
  if (!logins.data?.length) return null
  return (
    <section className="demo" aria-labelledby="demo">
      <h2 id="demo">
        <Trans>Look around as</Trans>
      </h2>
      <p className="hint">
        <Trans>A demo season with invented people.</Trans>
      </p>
      <ul className="card lines">
        {logins.data.map(({ role, name, email, password }) => (
          <li key={email}>
            <button
              type="button"
              aria-busy={chosen === email || undefined}
              onClick={() => chosen === undefined && onChoose({ email, password })}
            >
              <Icon of={ROLE_ICONS[role]} />
              <span className="grow">
                <span className="m">{i18n._(ROLE_PLACES[role].label)}</span>
                <span className="hint">
                  {name} {i18n._(DOES[role])}
                </span>
              </span>
              <Icon of={ArrowRight} size="s" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
