import type { ReactNode } from 'react'
import { Link } from '../../../../components/link.tsx'
import { useFormats } from '../../../../lib/format.ts'

export interface TallyProps {
  count: number
  /** The rows that are counted. */
  to: string
  /** What is counted, for those who don't see what stands beside it. */
  of: ReactNode
}

/** A number that opens the rows behind it. */
export function Tally({ count, to, of }: TallyProps) {
  const format = useFormats()
  return (
    <Link className="tally" to={to}>
      <span>
        {format.number(count)}
        <span className="sr"> {of}</span>
      </span>
    </Link>
  )
}
