import {
  AddDepartmentInput,
  AddHolidaysInput,
  AddProgrammeInput,
  EditDepartmentInput,
  EditInstitutionInput,
  EditProgrammeInput,
  InstitutionIdInput,
  RemoveHolidayInput,
  SettingsView,
} from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { addDepartment } from './add-department.ts'
import { addHolidays } from './add-holidays.ts'
import { addProgramme } from './add-programme.ts'
import { editDepartment } from './edit-department.ts'
import { editInstitution } from './edit-institution.ts'
import { editProgramme } from './edit-programme.ts'
import { removeHoliday } from './remove-holiday.ts'
import { viewSettings } from './settings.queries.ts'

/** What a coordinator sets for an institution. Every write answers with all of it, as it is then. */
export const settingsRouter = router({
  get: permitted('institution.read')
    .input(InstitutionIdInput)
    .output(SettingsView)
    .query(({ ctx, input }) => viewSettings(ctx, input.institutionId)),
  edit: permitted('institution.edit')
    .input(EditInstitutionInput)
    .output(SettingsView)
    .mutation(({ ctx, input }) => editInstitution(ctx, input)),
  addHolidays: permitted('institution.edit')
    .input(AddHolidaysInput)
    .output(SettingsView)
    .mutation(({ ctx, input }) => addHolidays(ctx, input)),
  removeHoliday: permitted('institution.edit')
    .input(RemoveHolidayInput)
    .output(SettingsView)
    .mutation(({ ctx, input }) => removeHoliday(ctx, input)),
  addDepartment: permitted('institution.edit')
    .input(AddDepartmentInput)
    .output(SettingsView)
    .mutation(({ ctx, input }) => addDepartment(ctx, input)),
  editDepartment: permitted('institution.edit')
    .input(EditDepartmentInput)
    .output(SettingsView)
    .mutation(({ ctx, input }) => editDepartment(ctx, input)),
  addProgramme: permitted('institution.edit')
    .input(AddProgrammeInput)
    .output(SettingsView)
    .mutation(({ ctx, input }) => addProgramme(ctx, input)),
  editProgramme: permitted('institution.edit')
    .input(EditProgrammeInput)
    .output(SettingsView)
    .mutation(({ ctx, input }) => editProgramme(ctx, input)),
})
