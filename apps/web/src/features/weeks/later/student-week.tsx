import { isDay } from '@ipt/domain'
import { Trans } from '@lingui/react/macro'
import { Loaded } from '../../../components/loaded.tsx'
import NotFound from '../../../components/not-found.tsx'
import { useParams } from '../../../lib/router.ts'
import { useStudentPlacement } from './use-student-placement.ts'
import { WeekScreen } from './week-screen.tsx'

/** A student's own week: `/student/weeks/:monday`. */
export default function StudentWeek() {
  const { monday = '' } = useParams()
  const { placement, query } = useStudentPlacement(isDay(monday) ? monday : undefined)
  if (!isDay(monday)) return <NotFound />
  return (
    <Loaded query={query} lines={8}>
      {() =>
        placement ? (
          <WeekScreen
            role="student"
            placementId={placement.id}
            monday={monday}
            back={`/student/weeks?placement=${placement.id}`}
            backLabel={<Trans>My weeks</Trans>}
          />
        ) : (
          <NotFound />
        )
      }
    </Loaded>
  )
}
