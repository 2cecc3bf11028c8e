import './announcements.css'
import type { Role } from '@ipt/domain'
import { EmptyState } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Megaphone } from 'lucide-react'
import { Suspense } from 'react'
import { Link } from '../../../components/link.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { ShowMore } from '../../../components/show-more.tsx'
import { later } from '../../../lib/later.ts'
import { ROLE_PLACES } from '../../../lib/roles.ts'
import { AnnouncementOrigin, AnnouncementText } from './announcement-text.tsx'
import { useAnnouncements } from './use-announcements.ts'

const PageKeys = later(() => import('../../../components/later/page-keys.tsx'))

/** Everything that the coordinators told this person and that still stands, newest first. */
export function AnnouncementsPage({ role }: { role: Role }) {
  const { t } = useLingui()
  const pages = useAnnouncements()
  return (
    <div className="page">
      <div className="between">
        <PageHeading title={t`Announcements`} />
        {role !== 'student' && (
          <Suspense>
            <PageKeys rows=".announcements h2 a" />
          </Suspense>
        )}
      </div>
      <div className="announcements-list">
        <Loaded query={pages} lines={6}>
          {({ pages: loaded }) => {
            const all = loaded.flatMap(({ items }) => items)
            return all.length > 0 ? (
              <>
                <ul className="card lines announcements">
                  {all.map((announcement) => (
                    <li key={announcement.id}>
                      <article className="group">
                        <h2>
                          <Link to={`${ROLE_PLACES[role].path}/announcements/${announcement.id}`}>{announcement.title}</Link>
                        </h2>
                        <AnnouncementOrigin announcement={announcement} />
                        <AnnouncementText body={announcement.body} />
                      </article>
                    </li>
                  ))}
                </ul>
                <ShowMore pages={pages} />
              </>
            ) : (
              <div className="card">
                <EmptyState icon={Megaphone} title={<Trans>No announcements</Trans>}>
                  <Trans>What your coordinator tells you and others stands here. The bell says when there is something new.</Trans>
                </EmptyState>
              </div>
            )
          }}
        </Loaded>
      </div>
    </div>
  )
}
