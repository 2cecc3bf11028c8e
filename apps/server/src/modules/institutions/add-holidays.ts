import type { AddHolidaysInput, SettingsView } from '@ipt/contracts'
import { Holiday } from '@ipt/db'
import { doneBefore } from '../../kernel/again.ts'
import { type Ctx, inTransaction } from '../../kernel/use-case.ts'
import { loadInstitution, recordSetting } from './internal.ts'
import { viewSettings } from './settings.queries.ts'

const KIND = 'institution.holidaysAdded'

/** A holiday, or a year's list of them. Days that are there already get the new name, so a list can be pasted again. NOT_FOUND. */
export const addHolidays = (ctx: Ctx, { institutionId, requestId, holidays }: AddHolidaysInput): Promise<SettingsView> =>
  inTransaction(ctx, async (tx) => {
    await loadInstitution(tx, institutionId)
    const days = [...new Map(holidays.map((holiday) => [holiday.day, holiday])).values()]
    const sorted = days.map(({ day }) => day).sort()
    const data = { count: days.length, from: sorted[0] ?? null, to: sorted.at(-1) ?? null }
    if (await doneBefore(tx, { kind: KIND, subjectId: institutionId, requestId, data })) return viewSettings(tx, institutionId)

    const at = tx.clock()
    await tx.em.upsertMany(
      Holiday,
      days.map(({ day, name }) => ({ id: tx.newId(), institution: institutionId, day, name, createdAt: at })),
      { onConflictFields: ['institution', 'day'], onConflictMergeFields: ['name'] },
    )
    await recordSetting(tx, { kind: KIND, institutionId, data, requestId, at })
    return viewSettings(tx, institutionId)
  })
