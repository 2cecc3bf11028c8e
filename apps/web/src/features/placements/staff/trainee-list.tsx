import './trainee-list.css'
import type { PlacementView } from '@ipt/contracts'
import { Avatar, EmptyState, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronRight, Users } from 'lucide-react'
import { Suspense } from 'react'
import { Link } from '../../../components/link.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { later } from '../../../lib/later.ts'
import { trpc } from '../../../lib/trpc.ts'
import { arrivalWord, PLACEMENT_STATUS_WORDS } from './placement-words.ts'

const LookAgain = later(() => import('../../../components/later/look-again.tsx'))

/** Whom an industrial supervisor looks after. */
export default function TraineeList() {
  const placements = trpc.placements.list.useQuery({ as: 'industrialSupervisor' })
  return (
    <section className="group" aria-labelledby="trainees">
      <h2 id="trainees" tabIndex={-1}>
        <Trans>Trainees</Trans>
      </h2>
      <Loaded query={placements} lines={3}>
        {(all) =>
          all.length > 0 ? (
            <ul className="card lines">
              {all.map((placement) => (
                <Trainee key={placement.id} placement={placement} />
              ))}
            </ul>
          ) : (
            <div className="card">
              <EmptyState
                icon={Users}
                title={<Trans>No trainees yet</Trans>}
                action={
                  <Suspense>
                    <LookAgain query={placements} />
                  </Suspense>
                }
              >
                <Trans>When a university places a student with you, their name and their logs stand here.</Trans>
              </EmptyState>
            </div>
          )
        }
      </Loaded>
    </section>
  )
}

function Trainee({ placement }: { placement: PlacementView }) {
  const { i18n } = useLingui()
  const { id, student, institution, status, site } = placement
  const { logged, passed } = placement.days
  return (
    <li>
      <Link className="trainee" to={`/industry/placements/${id}`}>
        <Avatar name={student.name} />
        <span className="grow">
          <span className="m">{student.name}</span>
          <span className="hint">
            {student.programme}, {institution.name}
          </span>
          <span className="hint">
            {site}.{' '}
            {status === 'ACTIVE' ? (
              <Trans>
                {logged} of {passed} days logged
              </Trans>
            ) : (
              `${i18n._(PLACEMENT_STATUS_WORDS[status])}. ${i18n._(arrivalWord(placement))}.`
            )}
          </span>
        </span>
        <Icon of={ChevronRight} size="s" />
      </Link>
    </li>
  )
}
