import '../../logbook/components/log-screen.css'
import './announcements.css'
import type { Role } from '@ipt/domain'
import { EmptyState, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft, Megaphone } from 'lucide-react'
import { Suspense } from 'react'
import { Link } from '../../../components/link.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { PageHeading, useDocumentTitle } from '../../../components/page-heading.tsx'
import { codeOf } from '../../../lib/errors.ts'
import { later } from '../../../lib/later.ts'
import { ROLE_PLACES } from '../../../lib/roles.ts'
import { trpc } from '../../../lib/trpc.ts'
import { AnnouncementOrigin, AnnouncementText } from './announcement-text.tsx'

const PageKeys = later(() => import('../../../components/later/page-keys.tsx'))

/** One announcement: where the bell leads. */
export function AnnouncementPage({ id, role }: { id: string; role: Role }) {
  const query = trpc.announcements.get.useQuery({ id })
  const gone = codeOf(query.error) === 'ANNOUNCEMENT_NOT_FOUND' || codeOf(query.error) === 'INPUT_INVALID'
  return (
    <div className="page">
      <div className="between">
        <Link className="back sm" to={`${ROLE_PLACES[role].path}/announcements`}>
          <Icon of={ChevronLeft} size="s" />
          <Trans>All announcements</Trans>
        </Link>
        {role !== 'student' && (
          <Suspense>
            <PageKeys />
          </Suspense>
        )}
      </div>
      {gone ? (
        <Gone />
      ) : (
        <Loaded query={query} lines={4}>
          {(announcement) => (
            <article className="group announcement">
              <PageHeading title={announcement.title} />
              <AnnouncementOrigin announcement={announcement} />
              <div className="card pad">
                <AnnouncementText body={announcement.body} />
              </div>
            </article>
          )}
        </Loaded>
      )}
    </div>
  )
}

function Gone() {
  const { t } = useLingui()
  useDocumentTitle(t`Announcement`)
  return (
    <EmptyState icon={Megaphone} heading="h1" title={<Trans>This announcement is not there</Trans>}>
      <Trans>It was taken back, or it is not for you.</Trans>
    </EmptyState>
  )
}
