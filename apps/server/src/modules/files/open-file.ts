import { FILE_TYPES, holdsRole, institutionsAs, isFileType, userIdOf } from '@ipt/domain'
import { sql } from 'kysely'
import { DomainError } from '../../kernel/errors.ts'
import { placementScope } from '../../kernel/policy.ts'
import { tables } from '../../kernel/tables.ts'
import type { Ctx } from '../../kernel/use-case.ts'
import { applicationScope } from '../../kernel/vacancy-policy.ts'

/** What a download is made of: which object, and how it is named and kept. */
export interface OpenedFile {
  key: string
  name: string
  mediaType: string
  etag: string
  /** Whether these bytes are the file's for good: an original is shown only until there is a clean copy. */
  final: boolean
}

/**
 * The file as this actor may have it: the clean copy; while there is none, its uploader gets what he sent. Whoever sees the placement
 * sees the files of its logs and arrival note, of all revisions; what nothing binds, its uploader sees. FILE_NOT_FOUND, FILE_NOT_READY.
 */
export async function openFile(ctx: Ctx, id: string): Promise<OpenedFile> {
  const file = await visibleFile(ctx, id)
  const { name, sha256 } = file
  if (file.state === 'READY' && file.clean_key && file.clean_type)
    return {
      key: file.clean_key,
      name: withEnding(name, file.clean_type),
      mediaType: file.clean_type,
      etag: `"${sha256}-clean"`,
      final: true,
    }
  if (file.uploaded_by_id === userIdOf(ctx.actor))
    return { key: file.storage_key, name: withEnding(name, file.media_type), mediaType: file.media_type, etag: `"${sha256}"`, final: false }
  if (file.state === 'STORED') throw new DomainError('FILE_NOT_READY')
  throw new DomainError('FILE_NOT_FOUND', {
    detail: 'The file could not be opened as the picture that it says it is. Only whoever uploaded it can have it.',
  })
}

/** The thumbnail of an image. FILE_NOT_FOUND where there will never be one, FILE_NOT_READY where there is none yet. */
export async function openThumbnail(ctx: Ctx, id: string): Promise<OpenedFile> {
  const file = await visibleFile(ctx, id)
  if (file.thumbnail_key)
    return {
      key: file.thumbnail_key,
      name: `${file.name.replace(/\.[^.]*$/, '')}.webp`,
      mediaType: 'image/webp',
      etag: `"${file.sha256}-thumbnail"`,
      final: true,
    }
  if (file.state === 'STORED' && isFileType(file.media_type) && FILE_TYPES[file.media_type].image) throw new DomainError('FILE_NOT_READY')
  throw new DomainError('FILE_NOT_FOUND', { detail: 'This file has no thumbnail.' })
}

/** Loading is authorising: what is invisible is not there. */
async function visibleFile(ctx: Ctx, id: string) {
  const file = await tables(ctx.em)
    .selectFrom('attachment')
    .leftJoin('log_entry', 'log_entry.id', 'attachment.log_id')
    .leftJoin('arrival_note', 'arrival_note.id', 'attachment.arrival_note_id')
    .leftJoin('checklist_answer', 'checklist_answer.id', 'attachment.checklist_answer_id')
    .select([
      'attachment.name',
      'attachment.media_type',
      'attachment.sha256',
      'attachment.state',
      'attachment.uploaded_by_id',
      'attachment.storage_key',
      'attachment.clean_key',
      'attachment.clean_type',
      'attachment.thumbnail_key',
    ])
    .where('attachment.id', '=', id)
    .where((eb) =>
      eb.or([
        eb.and([eb('attachment.institution_id', 'is', null), eb('attachment.uploaded_by_id', '=', userIdOf(ctx.actor))]),
        ofOwnInstitution(ctx),
        ofApplications(ctx),
        eb.exists(
          tables(ctx.em)
            .selectFrom('placement')
            .select('placement.id')
            .where('placement.id', '=', (scoped) =>
              scoped.fn.coalesce(eb.ref('log_entry.placement_id'), eb.ref('arrival_note.placement_id')),
            )
            .where((scoped) => placementScope(scoped, ctx.actor)),
        ),
      ]),
    )
    .executeTakeFirst()
  if (!file) throw new DomainError('FILE_NOT_FOUND')
  return file
}

/** A student's answer to a checklist: his, and his coordinators'. An agreement: the coordinators' alone. */
const ofOwnInstitution = ({ actor }: Ctx) => {
  const student = holdsRole(actor, 'student') ? userIdOf(actor) : null
  return sql<boolean>`(checklist_answer.student_id = ${student}::uuid
    or num_nonnulls(attachment.checklist_answer_id, attachment.agreement_id) = 1
      and attachment.institution_id = any(${institutionsAs(actor, 'coordinator')}::uuid[]))`
}

/** A student's own papers: his, and for those who see an application that shows them. */
const ofApplications = ({ actor }: Ctx) => sql<boolean>`(attachment.document_of_id = ${userIdOf(actor)}::uuid
  or attachment.document_of_id is not null and exists (
    select from application join vacancy on vacancy.id = application.vacancy_id
    where attachment.id in (application.cv_id, application.letter_file_id) and ${applicationScope(actor)})
  or attachment.document_of_id is not null and attachment.institution_id = any(${institutionsAs(actor, 'coordinator')}::uuid[])
    and exists (select from placement_find where placement_find.letter_id = attachment.id))`

/** A name without an ending gets its type's, so that a computer knows what to do with it. */
function withEnding(name: string, mediaType: string): string {
  return name.includes('.') || !isFileType(mediaType) ? name : `${name}.${FILE_TYPES[mediaType].extensions[0]}`
}
