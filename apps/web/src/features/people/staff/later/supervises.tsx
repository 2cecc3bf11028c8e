import type { PersonView } from '@ipt/contracts'
import { Notice } from '@ipt/ui'
import { Plural, Trans } from '@lingui/react/macro'
import { Users } from 'lucide-react'
import { Link } from '../../../../components/link.tsx'

/** Whom somebody leaves behind who can't supervise any more, before the press and after it. Nothing where there are none. */
export function Supervises({ id, count }: { id: PersonView['id']; count: number }) {
  if (count === 0) return null
  return (
    <Notice tone="returned" icon={Users}>
      <Plural
        value={count}
        one="Without this supervisor, what the student of # placement sends waits for nobody."
        other="Without this supervisor, what the students of # placements send waits for nobody."
      />{' '}
      <Link to={`/coordinator/placements?supervisor=${id}`}>
        <Trans>Give them another one</Trans>
      </Link>
    </Notice>
  )
}
