import type { AddProgrammeInput, SettingsView } from '@ipt/contracts'
import { Programme } from '@ipt/db'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { madeBefore } from '../../kernel/versions.ts'
import { assertCodeFree, assertDepartment, loadInstitution, recordSetting } from './internal.ts'
import { viewSettings } from './settings.queries.ts'

/** A new programme, in a department or none. NOT_FOUND, CODE_TAKEN, INPUT_INVALID, ID_TAKEN. */
export const addProgramme = (ctx: Ctx, { id, institutionId, departmentId, ...rest }: AddProgrammeInput): Promise<SettingsView> =>
  inTransaction(ctx, async (tx) => {
    await loadInstitution(tx, institutionId)
    const sent = { ...rest, department: departmentId }
    if (await madeBefore(tx, Programme, id, { institution: institutionId }, sent)) return viewSettings(tx, institutionId)

    await assertDepartment(tx, institutionId, departmentId)
    await assertCodeFree(tx, 'programme', { id, institutionId, code: rest.code })
    const at = tx.clock()
    await tx.em.insert(Programme, { id, institution: institutionId, ...sent, createdAt: at })
    await recordSetting(tx, { kind: 'institution.programmeAdded', institutionId, data: { programmeId: id, departmentId }, at })
    return viewSettings(tx, institutionId)
  })
