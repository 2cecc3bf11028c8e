import './read-whole.css'
import type { ReactNode } from 'react'
import { edgeMark, type Readable } from './seen.ts'

/** A text whose two ends `useSeen` looks for: between them stands all that has to be read before it is decided on. */
export const ReadWhole = ({ log, children }: { log: Readable; children: ReactNode }) => (
  <div className="read-whole">
    <i data-read={edgeMark(log, 'start')} />
    {children}
    <i data-read={edgeMark(log, 'end')} />
  </div>
)
