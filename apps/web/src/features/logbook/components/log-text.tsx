import type { LogView } from '@ipt/contracts'
import { Suspense } from 'react'
import { later } from '../../../lib/later.ts'
import { LogBody } from './log-body.tsx'

const RevisedLog = later(() => import('../later/revised-log.tsx'))

/** What a log says; where it was changed, also what changed. */
export function LogText({ log }: { log: LogView }) {
  const body = <LogBody log={log} />
  if (log.revision === 1) return body
  return (
    <Suspense fallback={body}>
      <RevisedLog log={log}>{body}</RevisedLog>
    </Suspense>
  )
}
