import type { PlacementCourse } from '@ipt/contracts'
import { Trans } from '@lingui/react/macro'
import { Link } from '../../../components/link.tsx'
import { useFormats } from '../../../lib/format.ts'

/** Where the student was before, and where after, where the place changed half-way. `pathOf`: the page of each, for those who have one. */
export function Neighbours({ course, pathOf }: { course: PlacementCourse; pathOf?: (id: string) => string }) {
  const format = useFormats()
  const lineOf = (other: NonNullable<PlacementCourse['next']>) => {
    const words = `${other.organisation}, ${other.site}, ${format.date(other.startsOn)} – ${format.date(other.endsOn)}`
    return pathOf ? <Link to={pathOf(other.id)}>{words}</Link> : words
  }
  return (
    <>
      {course.next && (
        <p>
          <Trans>Then:</Trans> {lineOf(course.next)}
        </p>
      )}
      {course.previous && (
        <p>
          <Trans>Before:</Trans> {lineOf(course.previous)}
        </p>
      )}
    </>
  )
}
