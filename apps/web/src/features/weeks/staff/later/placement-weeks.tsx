import { Button } from '@ipt/ui'
import { Plural, Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Loaded } from '../../../../components/loaded.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import type { StaffRole } from '../../../reviews/staff/queues.ts'
import { WeekList } from '../../later/week-list.tsx'

const AT_FIRST = 4

/** The weeks of a trainee, as staff find them on the placement's page: the latest, and the rest at a press. */
export function PlacementWeeks({ role, placementId }: { role: StaffRole; placementId: string }) {
  const weeks = trpc.weeks.list.useQuery({ placementId })
  const [all, showAll] = useState(false)
  if (weeks.data?.length === 0) return null
  return (
    <section className="group" aria-labelledby="weeks">
      <h2 id="weeks">
        <Trans>Weeks</Trans>
      </h2>
      <Loaded query={weeks} lines={4}>
        {(lines) => (
          <>
            <WeekList role={role} placementId={placementId} weeks={all ? lines : lines.slice(0, AT_FIRST)} />
            {!all && lines.length > AT_FIRST && (
              <div>
                <Button onClick={() => showAll(true)}>
                  <Plural value={lines.length} one="Show # week" other="Show all # weeks" />
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}
