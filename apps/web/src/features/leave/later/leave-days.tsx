import type { LeaveView } from '@ipt/contracts'
import { Plural } from '@lingui/react/macro'
import { useFormats } from '../../../lib/format.ts'

/** "Mon 24 Aug – Wed 26 Aug, 3 days"; one day alone without its count. */
export function LeaveDaysText({ leave: { from, to, days } }: { leave: Pick<LeaveView, 'from' | 'to' | 'days'> }) {
  const format = useFormats()
  if (days === 1) return format.dayShort(from)
  return (
    <>
      {format.dayShort(from)} – {format.dayShort(to)}, <Plural value={days} one="# day" other="# days" />
    </>
  )
}
