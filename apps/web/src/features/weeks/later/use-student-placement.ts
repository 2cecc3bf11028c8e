import type { PlacementView } from '@ipt/contracts'
import { addDays, type IsoDate } from '@ipt/domain'
import { useSearchParams } from '../../../lib/router.ts'
import { trpc } from '../../../lib/trpc.ts'
import { byNeed } from '../../placements/current-placement.ts'

/** The student's placement that `?placement=` names; else the one whose days hold the week; else the one that needs him now. */
export function useStudentPlacement(monday?: IsoDate) {
  const [search] = useSearchParams()
  const query = trpc.placements.list.useQuery({ as: 'student' })
  const all = byNeed<PlacementView>(query.data ?? [])
  const placement =
    all.find(({ id }) => id === search.get('placement')) ??
    (monday ? all.find(({ startsOn, endsOn }) => startsOn <= addDays(monday, 6) && monday <= endsOn) : undefined) ??
    all[0] ??
    null
  return { query, placement }
}
