import type { Role } from '@ipt/domain'
import { useParams } from '../../../lib/router.ts'
import { AnnouncementPage } from './announcement-page.tsx'
import { AnnouncementsPage } from './announcements-page.tsx'

/** What a person was told: all of it, or the one that the address ends in. One part to load for both. */
export default function AnnouncementsScreen({ role }: { role: Role }) {
  const { id } = useParams()
  return id === undefined ? <AnnouncementsPage role={role} /> : <AnnouncementPage key={id} id={id} role={role} />
}
