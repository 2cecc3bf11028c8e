import type { EditDepartmentInput, SettingsView } from '@ipt/contracts'
import { Department } from '@ipt/db'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCurrent, editedBefore, writeVersion } from '../../kernel/versions.ts'
import { assertCodeFree, loadDepartment, recordSetting } from './internal.ts'
import { viewSettings } from './settings.queries.ts'

const KIND = 'institution.departmentEdited'

/** Another code or name for a department. NOT_FOUND, STALE_VERSION, CODE_TAKEN, ID_TAKEN. */
export const editDepartment = (ctx: Ctx, { id, version, requestId, ...sent }: EditDepartmentInput): Promise<SettingsView> =>
  inTransaction(ctx, async (tx) => {
    const department = await loadDepartment(tx, id)
    const institutionId = department.institution.id
    if (await editedBefore(tx, { kind: KIND, subjectId: institutionId, version, requestId }, department, sent))
      return viewSettings(tx, institutionId)

    assertCurrent(department, version)
    if (department.code !== sent.code) await assertCodeFree(tx, 'department', { id, institutionId, code: sent.code })
    const revision = await writeVersion(tx, Department, department, sent)
    await recordSetting(tx, { kind: KIND, institutionId, data: { departmentId: id }, revision, requestId, at: tx.clock() })
    return viewSettings(tx, institutionId)
  })
