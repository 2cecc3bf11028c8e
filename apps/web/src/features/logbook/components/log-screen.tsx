import './log-screen.css'
import type { LogView } from '@ipt/contracts'
import { Icon } from '@ipt/ui'
import { Plural } from '@lingui/react/macro'
import { ChevronLeft } from 'lucide-react'
import { type ReactNode, Suspense } from 'react'
import { Link } from '../../../components/link.tsx'
import { Loaded, Waiting } from '../../../components/loaded.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { codeOf } from '../../../lib/errors.ts'
import { later, lazyPart } from '../../../lib/later.ts'
import { useParams } from '../../../lib/router.ts'
import { useLog } from '../api/use-logs.ts'
import { LogStatusMark } from './log-row.tsx'

const CommentThread = later(() => import('../../comments/later/comment-thread.tsx'))
const LogHistory = later(() => import('../later/log-history.tsx'))
const NotFound = lazyPart(() => import('../../../components/not-found.tsx'))

export interface LogScreenProps {
  /** Where the logs are listed that this one is among, and what that list is called. */
  back: string
  backLabel: ReactNode
  /** At the end of the same line: the way through that list. */
  beside?: ReactNode
  children: (log: LogView) => ReactNode
}

/** The frame of one log's screen. The address ends in its id. */
export function LogScreen({ back, backLabel, beside, children }: LogScreenProps) {
  const { id = '' } = useParams()
  const query = useLog(id)
  const gone = codeOf(query.error) === 'LOG_NOT_FOUND' || codeOf(query.error) === 'INPUT_INVALID'
  return (
    <div className="page wide log-screen">
      <div className="between wrap log-ways">
        <Link className="back sm" to={back}>
          <Icon of={ChevronLeft} size="s" />
          {backLabel}
        </Link>
        {beside}
      </div>
      {gone ? (
        <Suspense fallback={null}>
          <NotFound />
        </Suspense>
      ) : (
        <Loaded query={query} lines={6}>
          {children}
        </Loaded>
      )}
    </div>
  )
}

export interface LogLayoutProps {
  log: LogView
  title: string
  /** What it says, in the reader's own form. */
  children: ReactNode
  /** Under everything: what the reader may decide. */
  foot?: ReactNode
}

/** One log with its history, for everybody on its record. */
export function LogLayout({ log, title, children, foot }: LogLayoutProps) {
  return (
    <>
      <header className="log-head">
        <PageHeading title={title} />
        <p className="row wrap">
          <LogStatusMark status={log.status} />
          <span className="muted">
            {log.hours !== null && (
              <>
                <Plural value={log.hours} one="# hour" other="# hours" />,{' '}
              </>
            )}
            {log.organisation}, {log.site}
          </span>
        </p>
      </header>
      <div className="log-cols" key={log.id}>
        <div className="stack">
          {children}
          <Suspense>
            <CommentThread log={log} />
          </Suspense>
        </div>
        <Suspense fallback={<Waiting lines={4} />}>
          <LogHistory log={log} />
        </Suspense>
      </div>
      {foot}
    </>
  )
}
