import type { RemoveHolidayInput, SettingsView } from '@ipt/contracts'
import { Holiday } from '@ipt/db'
import { doneBefore } from '../../kernel/again.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type Ctx, inTransaction, LostRace } from '../../kernel/use-case.ts'
import { loadInstitution, recordSetting } from './internal.ts'
import { viewSettings } from './settings.queries.ts'

const KIND = 'institution.holidayRemoved'

/** The day is a working day again. Logs that were counted as extra stay so. NOT_FOUND. */
export const removeHoliday = (ctx: Ctx, { institutionId, id, requestId }: RemoveHolidayInput): Promise<SettingsView> =>
  inTransaction(ctx, async (tx) => {
    await loadInstitution(tx, institutionId)
    if (await doneBefore(tx, { kind: KIND, subjectId: institutionId, requestId, data: { holidayId: id } }))
      return viewSettings(tx, institutionId)

    const holiday = await tx.em.findOne(Holiday, { id, institution: institutionId })
    if (!holiday) throw new DomainError('NOT_FOUND')
    if ((await tx.em.nativeDelete(Holiday, { id })) !== 1) throw new LostRace()
    await recordSetting(tx, { kind: KIND, institutionId, data: { holidayId: id, day: holiday.day }, requestId, at: tx.clock() })
    return viewSettings(tx, institutionId)
  })
