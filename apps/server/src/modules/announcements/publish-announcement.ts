import type { PublishAnnouncementInput, PublishedAnnouncement } from '@ipt/contracts'
import { Announcement } from '@ipt/db'
import { sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { ownId } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { viewPublished } from './announcements.queries.ts'
import { peopleFor } from './audience.ts'
import { loadPlace } from './internal.ts'

/**
 * A coordinator tells many people something; whom it reaches now is written down with it. NOT_FOUND for a place that is not the actor's,
 * ID_TAKEN. Sent again with the same `id`, it answers the same and records once.
 */
export const publishAnnouncement = (ctx: Ctx, input: PublishAnnouncementInput): Promise<PublishedAnnouncement> =>
  inTransaction(ctx, async (tx) => {
    const { id, institutionId, cohortId, title, body } = input
    const publisher = ownId(tx.actor)
    const roles = [...input.roles].sort()
    await loadPlace(tx, input)
    const earlier = await tx.em.findOne(Announcement, { id })
    if (earlier) {
      const same =
        earlier.publishedBy.id === publisher &&
        earlier.institution.id === institutionId &&
        (earlier.cohort?.id ?? null) === cohortId &&
        earlier.roles.join() === roles.join() &&
        earlier.title === title &&
        earlier.body === body
      if (!same) throw new DomainError('ID_TAKEN')
      return viewPublished(tx, id)
    }

    const at = tx.clock()
    await tx.em.insert(Announcement, {
      id,
      institution: institutionId,
      cohort: cohortId,
      roles,
      title,
      body,
      publishedAt: at,
      publishedBy: publisher,
    })
    await sql`
      insert into announcement_recipient (announcement_id, user_id, institution_id, role)
      select ${id}::uuid, user_id, institution_id, role
      from (${peopleFor(sql`(select * from announcement where id = ${id}::uuid)`, at)}) reached`.execute(tables(tx.em))
    await record(tx, {
      kind: 'announcement.published',
      subject: { type: 'announcement', id },
      institutionId,
      role: 'coordinator',
      from: null,
      to: null,
      revision: null,
      data: { cohortId, roles: roles.join() },
      at,
    })
    return viewPublished(tx, id)
  })
