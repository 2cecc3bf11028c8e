import '../../later/vacancies.css'
import '../../../logbook/components/log-screen.css'
import type { VacancyView } from '@ipt/contracts'
import { buttonClass, Icon, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft, FileStack, Info } from 'lucide-react'
import { Suspense, useEffect, useRef } from 'react'
import { Link } from '../../../../components/link.tsx'
import { Loaded, Waiting } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { lazyPart } from '../../../../lib/later.ts'
import { useParams } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { APPLICATION_STATUS_WORDS } from '../../../applications/later/application-words.ts'
import { KeptLetter } from '../../../applications/student/later/kept-letter.tsx'
import { StateMark } from '../../later/state-mark.tsx'
import { VacancyFacts } from '../../later/vacancy-facts.tsx'
import { REFUSAL_WORDS } from '../../later/vacancy-words.ts'
import { SaveButton } from './save-button.tsx'

const ApplyForm = lazyPart(() => import('../../../applications/student/later/apply-form.tsx'))

/** One vacancy as a student sees it, and the form to apply. */
export default function VacancyPage() {
  const { id = '' } = useParams()
  const vacancy = trpc.vacancies.get.useQuery({ id })
  return (
    <div className="page wide">
      <Link className="back sm" to="/student/vacancies">
        <Icon of={ChevronLeft} size="s" />
        <Trans>Vacancies</Trans>
      </Link>
      <Loaded query={vacancy} lines={8}>
        {(data) => <Shown key={data.id} vacancy={data} />}
      </Loaded>
    </div>
  )
}

function Shown({ vacancy }: { vacancy: VacancyView }) {
  const { t, i18n } = useLingui()
  const { title, organisation, description, own } = vacancy
  const refusal = own?.refusal ?? null
  const told = useRef<HTMLElement>(null)
  const before = useRef(refusal)
  // The form is gone from under whoever was writing in it: the focus goes to the reason.
  useEffect(() => {
    if (before.current === null && refusal !== null) told.current?.focus()
    before.current = refusal
  }, [refusal])
  return (
    <div className="vacancy-cols">
      <div className="stack">
        <div className="group">
          <PageHeading title={title} />
          <div className="between wrap">
            <p className="m">{organisation.name}</p>
            <SaveButton vacancy={vacancy} />
          </div>
        </div>
        <VacancyFacts vacancy={vacancy} />
        <p className="prose">{description}</p>
      </div>
      {own && refusal === null && (
        <Suspense fallback={<Waiting lines={6} />}>
          <ApplyForm vacancy={vacancy} />
        </Suspense>
      )}
      {refusal !== null && (
        <section className="group" ref={told} tabIndex={-1} aria-label={t`Apply`}>
          <Notice tone={refusal === 'APPLIED' ? 'verified' : 'waiting'} icon={Info}>
            {i18n._(REFUSAL_WORDS[refusal])}
          </Notice>
          {own?.application && (
            <p>
              <StateMark of={APPLICATION_STATUS_WORDS[own.application.status]} />
            </p>
          )}
          {refusal !== 'APPLIED' && <KeptLetter vacancyId={vacancy.id} />}
          <div>
            <Link className={buttonClass()} to="/student/applications">
              <Icon of={FileStack} />
              <Trans>My applications</Trans>
            </Link>
          </div>
        </section>
      )}
    </div>
  )
}
