import { isTimeZone, LIMITS } from '@ipt/domain'
import { z } from 'zod'
import { Day, Id, LanguageCode, lineOrNothing, oneLine, text, Version } from './primitives.ts'

/** Which institution: one that the asker coordinates. */
export const InstitutionIdInput = z.strictObject({ institutionId: Id })
export type InstitutionIdInput = z.infer<typeof InstitutionIdInput>

/** How an institution is called, whose clock and which language it goes by, and how many applications a student may have open. */
export const EditInstitutionInput = z.strictObject({
  institutionId: Id,
  version: Version,
  requestId: Id.optional(),
  name: oneLine(LIMITS.name),
  shortName: lineOrNothing(LIMITS.code),
  timeZone: text(64).refine(isTimeZone, { error: 'Not a time zone such as Africa/Dar_es_Salaam.' }),
  language: LanguageCode,
  applicationLimit: z.int32().min(1).max(LIMITS.applications),
})
export type EditInstitutionInput = z.infer<typeof EditInstitutionInput>

/** One holiday or a year's list. A day that is there already gets the new name. */
export const AddHolidaysInput = z.strictObject({
  institutionId: Id,
  requestId: Id.optional(),
  holidays: z
    .array(z.strictObject({ day: Day, name: oneLine(LIMITS.name) }))
    .min(1)
    .max(LIMITS.list, { error: `At most ${LIMITS.list} days at a time.` }),
})
export type AddHolidaysInput = z.infer<typeof AddHolidaysInput>

export const RemoveHolidayInput = z.strictObject({ institutionId: Id, id: Id, requestId: Id.optional() })
export type RemoveHolidayInput = z.infer<typeof RemoveHolidayInput>

const department = { code: oneLine(LIMITS.code), name: oneLine(LIMITS.name) }

/** A new department; `id` is the client's. */
export const AddDepartmentInput = z.strictObject({ id: Id, institutionId: Id, ...department })
export type AddDepartmentInput = z.infer<typeof AddDepartmentInput>
export const EditDepartmentInput = z.strictObject({ id: Id, version: Version, requestId: Id.optional(), ...department })
export type EditDepartmentInput = z.infer<typeof EditDepartmentInput>

const programme = { ...department, departmentId: Id.nullable() }

/** A new programme; `id` is the client's. */
export const AddProgrammeInput = z.strictObject({ id: Id, institutionId: Id, ...programme })
export type AddProgrammeInput = z.infer<typeof AddProgrammeInput>
export const EditProgrammeInput = z.strictObject({ id: Id, version: Version, requestId: Id.optional(), ...programme })
export type EditProgrammeInput = z.infer<typeof EditProgrammeInput>

export const HolidayView = z.object({ id: Id, day: z.iso.date(), name: z.string() })
export type HolidayView = z.infer<typeof HolidayView>
export const DepartmentView = z.object({ id: Id, code: z.string(), name: z.string(), version: z.int() })
export type DepartmentView = z.infer<typeof DepartmentView>
/** `students` counts who is on it. */
export const ProgrammeView = DepartmentView.extend({ departmentId: Id.nullable(), students: z.int() })
export type ProgrammeView = z.infer<typeof ProgrammeView>

/** Everything that is set for an institution. Holidays by day, departments and programmes by code. */
export const SettingsView = z.object({
  id: Id,
  name: z.string(),
  shortName: z.string(),
  timeZone: z.string(),
  language: LanguageCode,
  applicationLimit: z.int(),
  version: z.int(),
  today: z.iso.date(),
  holidays: z.array(HolidayView),
  departments: z.array(DepartmentView),
  programmes: z.array(ProgrammeView),
})
export type SettingsView = z.infer<typeof SettingsView>
