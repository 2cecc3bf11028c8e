import type { AnnouncementAudience } from '@ipt/contracts'
import { Announcement, Cohort } from '@ipt/db'
import { institutionsAs } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'
import type { Ctx } from '../../kernel/use-case.ts'

/** An announcement of an institution that the actor coordinates. ANNOUNCEMENT_NOT_FOUND. */
export async function loadAnnouncement(tx: Ctx, id: string): Promise<Announcement> {
  const announcement = await tx.em.findOne(Announcement, { id, institution: { $in: institutionsAs(tx.actor, 'coordinator') } })
  if (!announcement) throw new DomainError('ANNOUNCEMENT_NOT_FOUND')
  return announcement
}

/** NOT_FOUND unless the actor coordinates the institution, and the cohort is one of its. */
export async function loadPlace(ctx: Ctx, { institutionId, cohortId }: AnnouncementAudience): Promise<void> {
  const own = institutionsAs(ctx.actor, 'coordinator').includes(institutionId)
  const there = own && (cohortId === null || (await ctx.em.count(Cohort, { id: cohortId, institution: institutionId })) === 1)
  if (!there) throw new DomainError('NOT_FOUND', { detail: 'There is no such institution or cohort of yours.' })
}
