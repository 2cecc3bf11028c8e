import '../../../../components/later/forms.css'
import { Trans } from '@lingui/react/macro'
import { Loaded } from '../../../../components/loaded.tsx'
import { ROLE_PLACES } from '../../../../lib/roles.ts'
import { trpc } from '../../../../lib/trpc.ts'
import type { StaffRole } from '../../../reviews/staff/queues.ts'
import { CourseHistory } from '../../later/course-history.tsx'
import { Neighbours } from '../../later/neighbours.tsx'
import { CourseActs } from './course-acts.tsx'

/** How a placement went so far, and what may be done with it now, as staff find it on its page. */
export default function PlacementCourse({ role, placementId }: { role: StaffRole; placementId: string }) {
  const course = trpc.placements.course.useQuery({ id: placementId })
  return (
    <section className="group" aria-labelledby="course">
      <h2 id="course" tabIndex={-1}>
        <Trans>History</Trans>
      </h2>
      <Loaded query={course} lines={4}>
        {(read) => (
          <>
            <CourseActs course={read} />
            <Neighbours course={read} pathOf={(id) => `${ROLE_PLACES[role].path}/placements/${id}`} />
            <CourseHistory events={read.events} />
          </>
        )}
      </Loaded>
    </section>
  )
}
