import { PERSON_ACTS, type PersonView } from '@ipt/contracts'
import { DomainEvent, EventContent } from '@ipt/db'
import { type Role, userIdOf } from '@ipt/domain'
import { sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { moment, tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { belongsElsewhere, belongsTo, coordinates, everElsewhere, leadsTo, ownInstitutions, presentHere } from './people.policy.ts'
import { stateAt } from './people.queries.ts'

/** One person of the actor's institutions, with everything that these know. PERSON_NOT_FOUND. */
export async function viewPerson(ctx: Ctx, id: string): Promise<PersonView> {
  const institutions = ownInstitutions(ctx)
  const db = tables(ctx.em)
  const user = await db
    .selectFrom('app_user')
    .leftJoin('app_user as successor', 'successor.id', 'app_user.merged_into_id')
    .leftJoin('bounced_address', 'bounced_address.address_key', 'app_user.email_key')
    .select([
      'app_user.id',
      'app_user.name',
      'app_user.email',
      'app_user.state',
      'app_user.created_at',
      'successor.id as into_id',
      'successor.name as into_name',
      'bounced_address.bounced_at',
      'bounced_address.reason as bounce_reason',
    ])
    .select([
      belongsElsewhere(institutions).as('elsewhere'),
      everElsewhere(institutions).as('ever_elsewhere'),
      sql<boolean>`${presentHere(institutions, ctx.clock())} and not ${coordinates} and not ${everElsewhere(institutions)}`.as('shown'),
      sql<boolean>`app_user.password_hash is not null`.as('has_account'),
      stateAt(ctx.clock()).as('access'),
    ])
    .where('app_user.id', '=', id)
    .where((eb) => eb.or([belongsTo(institutions), leadsTo(institutions)]))
    .executeTakeFirst()
  if (!user) throw new DomainError('PERSON_NOT_FOUND')
  const [addresses, memberships, profile, hosts, placements, invitation, duplicates] = await Promise.all([
    db.selectFrom('user_address').select(['email', 'until']).where('user_id', '=', id).orderBy('until', 'desc').execute(),
    db
      .selectFrom('membership')
      .innerJoin('institution', 'institution.id', 'membership.institution_id')
      .select([
        'membership.id',
        'membership.role',
        'membership.since',
        'membership.until',
        'institution.id as institution_id',
        'institution.name as institution_name',
      ])
      .where('membership.user_id', '=', id)
      .where('membership.institution_id', 'in', institutions)
      .orderBy('membership.since', 'desc')
      .orderBy('membership.id')
      .execute(),
    db
      .selectFrom('student_profile')
      .innerJoin('programme', 'programme.id', 'student_profile.programme_id')
      .select([
        'student_profile.institution_id',
        'student_profile.registration_number',
        'programme.id as programme_id',
        'programme.name as programme_name',
      ])
      .where('student_profile.user_id', '=', id)
      .where('student_profile.institution_id', 'in', institutions)
      .executeTakeFirst(),
    db
      .selectFrom('contact')
      .innerJoin('organisation', 'organisation.id', 'contact.organisation_id')
      .select(['organisation.id', 'organisation.name'])
      .where('contact.user_id', '=', id)
      .where('contact.institution_id', 'in', institutions)
      .orderBy('organisation.name')
      .execute(),
    placementsOf(ctx, id),
    db
      .selectFrom('invitation')
      .select(['created_at', 'expires_at'])
      .where('user_id', '=', id)
      .where('superseded_at', 'is', null)
      .orderBy('created_at', 'desc')
      .executeTakeFirst(),
    duplicatesOf(ctx, id),
  ])
  const self = userIdOf(ctx.actor) === id
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    state: user.access,
    bounced: user.bounced_at === null ? null : { since: moment(user.bounced_at), reason: user.bounce_reason ?? '' },
    registrationNumber: profile?.registration_number ?? null,
    programme: profile?.programme_name ?? null,
    createdAt: moment(user.created_at),
    earlierEmails: addresses.map(({ email, until }) => ({ email, until: moment(until) })),
    memberships: memberships.map((held) => ({
      id: held.id,
      role: held.role as Role,
      institution: { id: held.institution_id, name: held.institution_name },
      since: moment(held.since),
      until: held.until ? moment(held.until) : null,
      canEnd: !held.until && !(self && held.role === 'coordinator'),
    })),
    student: profile
      ? {
          institutionId: profile.institution_id,
          registrationNumber: profile.registration_number,
          programmeId: profile.programme_id,
          programme: profile.programme_name,
        }
      : null,
    hosts,
    placements,
    invitation:
      invitation && !user.has_account ? { sentAt: moment(invitation.created_at), expiresAt: moment(invitation.expires_at) } : null,
    suspendedFor: user.state === 'SUSPENDED' ? await reasonOf(ctx, id) : null,
    mergedInto: user.into_id && user.into_name ? { id: user.into_id, name: user.into_name } : null,
    duplicates: user.into_id ? [] : duplicates,
    can: PERSON_ACTS.filter((act) =>
      may(act, {
        self,
        elsewhere: user.elsewhere,
        everElsewhere: user.ever_elsewhere,
        merged: user.into_id !== null,
        suspended: user.state === 'SUSPENDED',
        joined: user.has_account,
        shown: user.shown,
      }),
    ),
  }
}

interface Standing {
  self: boolean
  elsewhere: boolean
  everElsewhere: boolean
  merged: boolean
  suspended: boolean
  joined: boolean
  shown: boolean
}

/** What may be done with a person whom the actor looks after. The verbs ask again. */
function may(
  act: (typeof PERSON_ACTS)[number],
  { self, elsewhere, everElsewhere: was, merged, suspended, joined, shown }: Standing,
): boolean {
  if (merged) return false
  switch (act) {
    case 'correct':
      return !elsewhere
    case 'invite':
      return !joined && !suspended
    case 'handOver':
      return !joined && !suspended && !elsewhere
    case 'suspend':
      return !suspended && !self && !elsewhere
    case 'restore':
      return suspended && !elsewhere
    case 'changeRoles':
      return !suspended
    case 'merge':
      return !self && !was
    case 'viewAs':
      return !self && !suspended && shown
  }
}

async function placementsOf(ctx: Ctx, id: string): Promise<PersonView['placements']> {
  const rows = await tables(ctx.em)
    .selectFrom('placement')
    .innerJoin('app_user as student', 'student.id', 'placement.student_id')
    .innerJoin('organisation', 'organisation.id', 'placement.organisation_id')
    .innerJoin('cohort', 'cohort.id', 'placement.cohort_id')
    .select([
      'placement.id',
      'student.id as student_id',
      'student.name as student',
      'organisation.name as organisation',
      'cohort.name as cohort',
      'placement.industrial_supervisor_id',
    ])
    .where('placement.institution_id', 'in', ownInstitutions(ctx))
    .where((eb) =>
      eb.or([
        eb('placement.student_id', '=', id),
        eb('placement.industrial_supervisor_id', '=', id),
        eb('placement.university_supervisor_id', '=', id),
      ]),
    )
    .orderBy('placement.starts_on', 'desc')
    .orderBy('student.name')
    .limit(100)
    .execute()
  return rows.map(({ student_id, industrial_supervisor_id, ...row }) => ({
    ...row,
    role: student_id === id ? 'student' : industrial_supervisor_id === id ? 'industrialSupervisor' : 'universitySupervisor',
  }))
}

/** Accounts of the same institutions that may be the same person: nearly the same name, or a number that differs in its signs alone. */
async function duplicatesOf(ctx: Ctx, id: string): Promise<PersonView['duplicates']> {
  const alike = sql`similarity(lower(app_user.name), lower(given.name))`
  const bare = (number: string) => sql`regexp_replace(lower(${sql.ref(number)}), '[^a-z0-9]', '', 'g')`
  const { rows } = await sql<{ id: string; name: string; email: string }>`
    select app_user.id, app_user.name, app_user.email from app_user, (select name from app_user where id = ${id}) as given
    where app_user.id <> ${id} and app_user.merged_into_id is null and ${belongsTo(ownInstitutions(ctx))}
      and ((lower(app_user.name) % lower(given.name) and ${alike} > 0.7) or app_user.id in (
        select other.user_id from student_profile as own
        join student_profile as other on other.institution_id = own.institution_id and other.user_id <> own.user_id
        where own.user_id = ${id} and own.institution_id = any(${ownInstitutions(ctx)}::uuid[])
          and ${bare('other.registration_number')} = ${bare('own.registration_number')}))
    order by ${alike} desc, app_user.name, app_user.id limit 5`.execute(tables(ctx.em))
  return rows
}

/** Why the person is shut out, where one of the actor's institutions said so. */
async function reasonOf(ctx: Ctx, id: string): Promise<string | null> {
  const suspended = { subjectId: id, kind: 'user.suspended', institutionId: { $in: ownInstitutions(ctx) } }
  const [event] = await ctx.em.find(DomainEvent, suspended, { orderBy: { occurredAt: 'desc' }, limit: 1 })
  return event ? ((await ctx.em.findOne(EventContent, { event: event.id }))?.comment ?? null) : null
}
