import { Plural } from '@lingui/react/macro'
import { DECIDED_ID, undoOf } from './decided.ts'
import { useDecided } from './use-decided.ts'

/** The way to what can still be taken back, which on a phone stands under the whole queue. */
export default function DecidedHint() {
  const undoable = useDecided().filter((log) => undoOf(log) !== null).length
  if (undoable === 0) return null
  return (
    <a href={`#${DECIDED_ID}`}>
      <Plural value={undoable} one="# decision can still be taken back" other="# decisions can still be taken back" />
    </a>
  )
}
