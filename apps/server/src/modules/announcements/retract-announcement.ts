import type { AnnouncementIdInput, PublishedAnnouncement } from '@ipt/contracts'
import { Announcement } from '@ipt/db'
import { record } from '../../kernel/events.ts'
import { ownId } from '../../kernel/policy.ts'
import { type Ctx, inTransaction, LostRace } from '../../kernel/use-case.ts'
import { viewPublished } from './announcements.queries.ts'
import { loadAnnouncement } from './internal.ts'

/**
 * Takes an announcement back: nobody reads it any more but its institution's coordinators. ANNOUNCEMENT_NOT_FOUND. Sent again, it answers
 * the same and records once.
 */
export const retractAnnouncement = (ctx: Ctx, { id }: AnnouncementIdInput): Promise<PublishedAnnouncement> =>
  inTransaction(ctx, async (tx) => {
    const announcement = await loadAnnouncement(tx, id)
    if (announcement.retractedAt !== null) return viewPublished(tx, id)

    const at = tx.clock()
    const changed = await tx.em.nativeUpdate(Announcement, { id, retractedAt: null }, { retractedAt: at, retractedBy: ownId(tx.actor) })
    if (changed !== 1) throw new LostRace()
    await record(tx, {
      kind: 'announcement.retracted',
      subject: { type: 'announcement', id },
      institutionId: announcement.institution.id,
      role: 'coordinator',
      from: null,
      to: null,
      revision: null,
      data: { cohortId: announcement.cohort?.id ?? null },
      at,
    })
    return viewPublished(tx, id)
  })
