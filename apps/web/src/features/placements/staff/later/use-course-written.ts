import type { PlacementCourse } from '@ipt/contracts'
import { useToast } from '@ipt/ui'
import { trpc } from '../../../../lib/trpc.ts'

/** What follows a write: the placement as it is now is on screen, lists are asked for again, and a word says that it was done. */
export function useCourseWritten() {
  const toast = useToast()
  const utils = trpc.useUtils()
  return (course: PlacementCourse, text: string) => {
    utils.placements.course.setData({ id: course.id }, course)
    void utils.placements.list.invalidate()
    toast({ text })
  }
}
