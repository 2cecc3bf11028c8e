import { Plural } from '@lingui/react/macro'
import { useFormats } from '../../../lib/format.ts'
import { trpc } from '../../../lib/trpc.ts'
import { QUEUES, type StaffRole } from './queues.ts'

/** How many logs wait for a role, beside the way to them. */
export function QueueCount({ role }: { role: StaffRole }) {
  const format = useFormats()
  const count = trpc.logbook.counts.useQuery({ as: role }).data?.[QUEUES[role].status]
  if (!count) return null
  return (
    <span className="n">
      <span aria-hidden="true">{format.number(count)}</span>
      <span className="sr">
        <Plural value={count} one="# waiting" other="# waiting" />
      </span>
    </span>
  )
}
