import type { AddDepartmentInput, SettingsView } from '@ipt/contracts'
import { Department } from '@ipt/db'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { madeBefore } from '../../kernel/versions.ts'
import { assertCodeFree, loadInstitution, recordSetting } from './internal.ts'
import { viewSettings } from './settings.queries.ts'

/** A new department. NOT_FOUND, CODE_TAKEN, ID_TAKEN. */
export const addDepartment = (ctx: Ctx, { id, institutionId, ...sent }: AddDepartmentInput): Promise<SettingsView> =>
  inTransaction(ctx, async (tx) => {
    await loadInstitution(tx, institutionId)
    if (await madeBefore(tx, Department, id, { institution: institutionId }, sent)) return viewSettings(tx, institutionId)

    await assertCodeFree(tx, 'department', { id, institutionId, code: sent.code })
    const at = tx.clock()
    await tx.em.insert(Department, { id, institution: institutionId, ...sent, createdAt: at })
    await recordSetting(tx, { kind: 'institution.departmentAdded', institutionId, data: { departmentId: id }, at })
    return viewSettings(tx, institutionId)
  })
