import './landing-page.css'
import type { LogStatus } from '@ipt/log-machine'
import { buttonClass, Icon, type LucideIcon, Status } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Archive, ClipboardCheck, ClipboardList, GraduationCap, HardHat, LogIn, NotebookPen, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from '../../../components/link.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { Redirect } from '../../../lib/router.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useSignIn } from '../../accounts/api/use-account.ts'
import { DemoLogins } from '../../accounts/components/demo-logins.tsx'
import { Door } from '../../accounts/components/door.tsx'
import { LOG_STATUS_WORDS } from '../../logbook/log-status-words.ts'

/** `/` for people who are not signed in: what this is, how a day becomes a record, and how each of them comes in. */
export default function LandingPage() {
  const { t } = useLingui()
  const { signIn, busy, email } = useSignIn({ to: '/', language: null })
  const setup = trpc.institutions.setupState.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY, retry: false })
  if (setup.data?.open) return <Redirect to="/setup" replace />

  return (
    <Door wide>
      <section className="landing" aria-labelledby="landing">
        <div id="landing">
          <PageHeading title={t`Industrial practical training, on one record`} />
        </div>
        <p className="muted lead">
          <Trans>Who is placed, what was done each day, and who vouched for it: in one place, for the university and the companies.</Trans>
        </p>
        <Link className={buttonClass({ variant: 'primary' })} to="/sign-in">
          <Icon of={LogIn} />
          <Trans>Sign in</Trans>
        </Link>
        <h2>
          <Trans>How a day becomes a record</Trans>
        </h2>
        <ol className="card lines">
          <Step icon={NotebookPen} title={t`The student logs the day`} leads="SUBMITTED">
            <Trans>What was done, how long, with photos: from the phone, at the place itself.</Trans>
          </Step>
          <Step icon={ClipboardCheck} title={t`The supervisor at the company verifies it`} leads="VERIFIED_INDUSTRY">
            <Trans>Or asks for a revision, with the reason. A whole week takes a few presses.</Trans>
          </Step>
          <Step icon={Archive} title={t`The university validates it`} leads="VERIFIED_ACADEMIC">
            <Trans>It is archived then: nothing in it changes again.</Trans>
          </Step>
        </ol>
      </section>
      <div className="landing-side">
        <DemoLogins onChoose={signIn} chosen={busy ? email : undefined} />
        <section aria-labelledby="ways-in">
          <h2 id="ways-in">
            <Trans>How you come in</Trans>
          </h2>
          <ul className="ways">
            <Way icon={GraduationCap} who={t`Students`}>
              <Trans>Your university invites you by e-mail. Sign in with that address.</Trans>
            </Way>
            <Way icon={HardHat} who={t`Supervisors at a company`}>
              <Trans>Open the link in the mail that the university sends you.</Trans>
            </Way>
            <Way icon={Users} who={t`Lecturers`}>
              <Trans>Your coordinator invites you, and gives you students.</Trans>
            </Way>
            <Way icon={ClipboardList} who={t`Coordinators`}>
              <Trans>Ask whoever runs this server at your university.</Trans>
            </Way>
          </ul>
        </section>
      </div>
    </Door>
  )
}

/** A step of the chain, and the state that it leads to. */
function Step({ icon, title, leads, children }: { icon: LucideIcon; title: string; leads: LogStatus; children: ReactNode }) {
  const { i18n } = useLingui()
  const { label, tone } = LOG_STATUS_WORDS[leads]
  return (
    <li className="step">
      <Icon of={icon} />
      <div className="grow">
        <b className="m">{title}</b>
        <p className="muted sm">{children}</p>
        <Status tone={tone}>{i18n._(label)}</Status>
      </div>
    </li>
  )
}

function Way({ icon, who, children }: { icon: LucideIcon; who: string; children: ReactNode }) {
  return (
    <li className="step">
      <Icon of={icon} />
      <div className="grow">
        <b className="m">{who}</b>
        <p className="muted sm">{children}</p>
      </div>
    </li>
  )
}
