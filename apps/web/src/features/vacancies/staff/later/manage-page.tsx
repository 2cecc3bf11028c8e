import '../../../../components/staff/headline.css'
import '../../../logbook/components/log-screen.css'
import '../../later/vacancies.css'
import type { VacancyManager, VacancyView } from '@ipt/contracts'
import { Button, buttonClass, Icon, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft, CircleAlert, Pencil } from 'lucide-react'
import { useRef } from 'react'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { ROLE_PLACES } from '../../../../lib/roles.ts'
import { useNavigate, useParams } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { Applicants } from '../../../applications/staff/later/applicants.tsx'
import { StateMark } from '../../later/state-mark.tsx'
import { VacancyFacts } from '../../later/vacancy-facts.tsx'
import { VACANCY_EVENT_WORDS, VACANCY_STATUS_WORDS } from '../../later/vacancy-words.ts'
import { useMoveVacancy, type VacancyStep } from './use-move-vacancy.ts'

const STEPS: readonly VacancyStep[] = ['publish', 'reopen', 'close', 'discard']

/** A vacancy as those who manage it see it: what it says, what can be done with it, and who has applied. */
export default function ManagePage({ role }: { role: VacancyManager }) {
  const { id = '' } = useParams()
  const home = `${ROLE_PLACES[role].path}/vacancies`
  const vacancy = trpc.vacancies.get.useQuery({ id })
  return (
    <div className="page wide vacancy-wide">
      <Link className="back sm" to={home}>
        <Icon of={ChevronLeft} size="s" />
        <Trans>Vacancies</Trans>
      </Link>
      <Loaded query={vacancy} lines={10}>
        {(data) => <Shown key={data.id} vacancy={data} home={home} />}
      </Loaded>
    </div>
  )
}

function Shown({ vacancy, home }: { vacancy: VacancyView; home: string }) {
  const { i18n } = useLingui()
  const errorText = useErrorText()
  const navigate = useNavigate()
  const state = useRef<HTMLDivElement>(null)
  const { id, title, organisation, description, status, can } = vacancy
  const { move, busyWith, error } = useMoveVacancy(vacancy, (step) => {
    // The pressed button is gone; where the vacancy is gone too, so is this page.
    if (step === 'discard') navigate(home)
    else state.current?.focus()
  })
  const steps = STEPS.filter((step) => can.includes(step))
  return (
    <div className="stack">
      <div className="headline">
        <div>
          <PageHeading title={title} />
          <p className="m">{organisation.name}</p>
          <div ref={state} tabIndex={-1} className="vacancy-state">
            <StateMark of={VACANCY_STATUS_WORDS[status]} />
          </div>
        </div>
        <div className="group vacancy-top-acts">
          <div className="vacancy-acts">
            {can.includes('edit') && (
              <Link className={buttonClass()} to={`${home}/${id}/edit`}>
                <Icon of={Pencil} />
                {i18n._(VACANCY_EVENT_WORDS.edit.act)}
              </Link>
            )}
            {steps.map((step) => (
              <Button
                key={step}
                variant={step === 'publish' ? 'primary' : step === 'discard' ? 'quiet' : 'plain'}
                busy={busyWith === step}
                onClick={() => move(step)}
              >
                {i18n._(VACANCY_EVENT_WORDS[step].act)}
              </Button>
            ))}
          </div>
          <div role="alert">
            {error != null && busyWith === null && (
              <Notice tone="flagged" icon={CircleAlert}>
                {errorText(error)}
              </Notice>
            )}
          </div>
        </div>
      </div>
      <div className="vacancy-cols">
        <p className="prose">{description}</p>
        <VacancyFacts vacancy={vacancy} />
      </div>
      {status === 'DRAFT' ? (
        <p className="hint">
          {can.includes('publish') ? (
            <Trans>A draft: students see it, and can apply, once it is published.</Trans>
          ) : (
            <Trans>A draft: the university's coordinator reads it and publishes it.</Trans>
          )}
        </p>
      ) : (
        status !== 'DISCARDED' && <Applicants vacancy={vacancy} />
      )}
    </div>
  )
}
