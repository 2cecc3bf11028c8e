import type { EditProgrammeInput, SettingsView } from '@ipt/contracts'
import { Programme } from '@ipt/db'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCurrent, editedBefore, writeVersion } from '../../kernel/versions.ts'
import { assertCodeFree, assertDepartment, loadProgramme, recordSetting } from './internal.ts'
import { viewSettings } from './settings.queries.ts'

const KIND = 'institution.programmeEdited'

/** Another code, name or department for a programme. NOT_FOUND, STALE_VERSION, CODE_TAKEN, INPUT_INVALID, ID_TAKEN. */
export const editProgramme = (ctx: Ctx, { id, version, requestId, departmentId, ...rest }: EditProgrammeInput): Promise<SettingsView> =>
  inTransaction(ctx, async (tx) => {
    const programme = await loadProgramme(tx, id)
    const institutionId = programme.institution.id
    const sent = { ...rest, department: departmentId }
    if (await editedBefore(tx, { kind: KIND, subjectId: institutionId, version, requestId }, programme, sent))
      return viewSettings(tx, institutionId)

    assertCurrent(programme, version)
    await assertDepartment(tx, institutionId, departmentId)
    if (programme.code !== rest.code) await assertCodeFree(tx, 'programme', { id, institutionId, code: rest.code })
    const revision = await writeVersion(tx, Programme, programme, sent)
    await recordSetting(tx, { kind: KIND, institutionId, data: { programmeId: id, departmentId }, revision, requestId, at: tx.clock() })
    return viewSettings(tx, institutionId)
  })
