import type { EditInstitutionInput, SettingsView } from '@ipt/contracts'
import { Institution } from '@ipt/db'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { assertCurrent, editedBefore, writeVersion } from '../../kernel/versions.ts'
import { loadInstitution, recordSetting } from './internal.ts'
import { viewSettings } from './settings.queries.ts'

const KIND = 'institution.edited'

/** A coordinator sets the institution's name, clock, language and limits. NOT_FOUND, STALE_VERSION, ID_TAKEN. */
export const editInstitution = (ctx: Ctx, { institutionId, version, requestId, ...sent }: EditInstitutionInput): Promise<SettingsView> =>
  inTransaction(ctx, async (tx) => {
    const institution = await loadInstitution(tx, institutionId)
    if (await editedBefore(tx, { kind: KIND, subjectId: institutionId, version, requestId }, institution, sent))
      return viewSettings(tx, institutionId)

    assertCurrent(institution, version)
    const revision = await writeVersion(tx, Institution, institution, sent)
    const { timeZone, language, applicationLimit } = sent
    await recordSetting(tx, {
      kind: KIND,
      institutionId,
      data: { timeZone, language, applicationLimit },
      revision,
      requestId,
      at: tx.clock(),
    })
    return viewSettings(tx, institutionId)
  })
