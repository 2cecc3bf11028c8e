import { createHash } from 'node:crypto'
import type { AssignedAnswer, AssignStudentsInput } from '@ipt/contracts'
import { DomainEvent, Placement } from '@ipt/db'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError, fieldError } from '../../kernel/errors.ts'
import { record } from '../../kernel/events.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { letGo, lockEnrolments, openApplications, vacanciesKept } from '../applications/index.ts'
import { lockVacancies, takeSlots } from '../vacancies/index.ts'
import { candidatesFor } from './candidates.ts'
import { loadPlace, type Place } from './place.ts'
import { supervisorsOf } from './supervisors.queries.ts'

const KIND = 'placement.confirmed'

/**
 * Places students at a host, in one transaction: all of them or nobody. They let go of what they have applied to. The refusals of
 * `loadPlace`, STUDENTS_REFUSED (`facts.students` names them with the reasons), PERSON_NOT_FOUND, OWN_SUPERVISOR, NO_FREE_SLOT, ID_TAKEN.
 */
export const assignStudents = (ctx: Ctx, { students, requestId, ...sent }: AssignStudentsInput): Promise<AssignedAnswer> =>
  inTransaction(ctx, async (tx) => {
    await loadPlace(tx, { ...sent, vacancyId: null })
    const sorted = [...students].sort((a, b) => (a.studentId < b.studentId ? -1 : 1))
    const studentIds = sorted.map(({ studentId }) => studentId)
    if (new Set(studentIds).size !== studentIds.length)
      throw new DomainError('INPUT_INVALID', { fields: [{ pointer: '/students', message: 'A student is named once.' }] })
    await lockEnrolments(tx, { cohortId: sent.cohortId, studentIds })
    // From here on nobody else acts for these students: a first sending that was under way has ended.
    const digest = createHash('sha256')
      .update(JSON.stringify([sent, sorted]))
      .digest('hex')
    const before = await assignedBefore(tx, { requestId, digest, cohortId: sent.cohortId, studentIds })
    if (before) return before

    const open = await openApplications(tx, { cohortId: sent.cohortId, studentIds })
    await lockVacancies(tx, [...vacanciesKept(open), ...(sent.vacancyId === null ? [] : [sent.vacancyId])])
    const place = await loadPlace(tx, sent)
    const fieldOf = (id: string) => `students/${students.findIndex(({ studentId }) => studentId === id)}/studentId`
    const refused = (await candidatesFor(tx, place, studentIds, fieldOf)).filter(({ refusal }) => refusal !== null)
    if (refused.length > 0) throw studentsRefused(refused)
    await assertLecturers(tx, place, students)

    for (const application of open) await letGo(tx, application, 'coordinator')
    if (place.vacancy) await takeSlots(tx, place.vacancy.id, sorted.length)
    return { placementIds: await write(tx, place, { sent, students: sorted, requestId, digest }) }
  })

interface Sending {
  requestId: string
  digest: string
  cohortId: string
  studentIds: readonly string[]
}

async function assignedBefore(tx: Ctx, { requestId, digest, cohortId, studentIds }: Sending): Promise<AssignedAnswer | null> {
  const event = await tx.em.findOne(DomainEvent, { requestId })
  if (!event || !(await doneBefore(tx, { kind: KIND, subjectId: event.subjectId, requestId, data: { digest } }))) return null
  const made = await tx.em.find(
    Placement,
    { cohort: cohortId, student: { $in: [...studentIds] }, createdAt: event.occurredAt },
    { orderBy: { student: 'asc' } },
  )
  return { placementIds: made.map(({ id }) => id) }
}

const studentsRefused = (refused: readonly { name: string; refusal: string | null }[]): DomainError =>
  new DomainError('STUDENTS_REFUSED', {
    detail: refused.map(({ name, refusal }) => `${name}: ${refusal}`).join(', '),
    facts: {
      count: refused.length,
      students: refused.map(({ name }) => name).join('\n'),
      refusals: refused.map(({ refusal }) => refusal).join('\n'),
    },
  })

/** Names the row, as it was sent, whose lecturer is none here. */
async function assertLecturers(tx: Ctx, { institutionId }: Place, students: AssignStudentsInput['students']): Promise<void> {
  const lecturers = new Set((await supervisorsOf(tx, [institutionId])).map(({ id }) => id))
  for (const [index, { studentId, universitySupervisorId: id }] of students.entries()) {
    const field = `students/${index}/universitySupervisorId`
    if (id === null) continue
    if (id === studentId) throw fieldError('OWN_SUPERVISOR', field, 'Nobody supervises himself.')
    if (!lecturers.has(id)) throw fieldError('PERSON_NOT_FOUND', field, 'This is no university supervisor of the institution.')
  }
}

interface Assignment {
  sent: Omit<AssignStudentsInput, 'students' | 'requestId'>
  students: AssignStudentsInput['students']
  requestId: string
  digest: string
}

async function write(tx: Ctx, place: Place, { sent, students, requestId, digest }: Assignment): Promise<string[]> {
  const at = tx.clock()
  const { industrialSupervisorId, institutionId } = place
  const made = students.map((each) => ({ id: tx.newId(), ...each }))
  await tx.em.insertMany(
    Placement,
    made.map(({ id, studentId, universitySupervisorId }) => ({
      id,
      institution: institutionId,
      cohort: sent.cohortId,
      student: studentId,
      organisation: sent.organisationId,
      site: sent.siteId,
      industrialSupervisor: industrialSupervisorId,
      universitySupervisor: universitySupervisorId,
      startsOn: sent.startsOn,
      endsOn: sent.endsOn,
      status: 'CONFIRMED' as const,
      source: 'ASSIGNED' as const,
      vacancyId: sent.vacancyId,
      createdAt: at,
    })),
  )
  for (const [index, { id, studentId, universitySupervisorId }] of made.entries())
    await record(tx, {
      kind: KIND,
      subject: { type: 'placement', id },
      institutionId,
      role: 'coordinator',
      from: null,
      to: 'CONFIRMED',
      revision: null,
      data: {
        placementId: id,
        studentId,
        industrialSupervisorId,
        universitySupervisorId,
        cohortId: sent.cohortId,
        organisationId: sent.organisationId,
        vacancyId: sent.vacancyId,
        ...(index === 0 ? { digest } : {}),
      },
      requestId: index === 0 ? requestId : undefined,
      at,
    })
  return made.map(({ id }) => id)
}
