import {
  DecideVacancyInput,
  DraftVacancyInput,
  EditVacancyInput,
  ListVacanciesInput,
  SaveVacancyInput,
  SearchVacanciesInput,
  VacancyIdInput,
  VacancyOptions,
  VacancyOptionsInput,
  VacancyPage,
  VacancyPlaces,
  VacancyPlacesInput,
  VacancySkills,
  VacancyView,
} from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { closeVacancy } from './close-vacancy.ts'
import { discardVacancy } from './discard-vacancy.ts'
import { draftVacancy } from './draft-vacancy.ts'
import { editVacancy } from './edit-vacancy.ts'
import { publishVacancy } from './publish-vacancy.ts'
import { reopenVacancy } from './reopen-vacancy.ts'
import { saveVacancy } from './save-vacancy.ts'
import { listVacancies, listVacancySkills, searchVacancies, viewVacancy } from './vacancies.queries.ts'
import { listVacancyOptions, listVacancyPlaces } from './vacancy-options.queries.ts'

export const vacanciesRouter = router({
  search: permitted('vacancy.search')
    .input(SearchVacanciesInput)
    .output(VacancyPage)
    .query(({ ctx, input }) => searchVacancies(ctx, input)),
  skills: permitted('vacancy.search')
    .output(VacancySkills)
    .query(({ ctx }) => listVacancySkills(ctx)),
  get: permitted('vacancy.read')
    .input(VacancyIdInput)
    .output(VacancyView)
    .query(({ ctx, input }) => viewVacancy(ctx, input.id)),
  save: permitted('vacancy.save')
    .input(SaveVacancyInput)
    .output(VacancyView)
    .mutation(({ ctx, input }) => saveVacancy(ctx, input)),
  list: permitted('vacancy.manage')
    .input(ListVacanciesInput)
    .output(VacancyPage)
    .query(({ ctx, input }) => listVacancies(ctx, input)),
  options: permitted('vacancy.manage')
    .input(VacancyOptionsInput)
    .output(VacancyOptions)
    .query(({ ctx, input }) => listVacancyOptions(ctx, input.as)),
  places: permitted('vacancy.manage')
    .input(VacancyPlacesInput)
    .output(VacancyPlaces)
    .query(({ ctx, input }) => listVacancyPlaces(ctx, input)),
  draft: permitted('vacancy.draft')
    .input(DraftVacancyInput)
    .output(VacancyView)
    .mutation(({ ctx, input }) => draftVacancy(ctx, input)),
  edit: permitted('vacancy.edit')
    .input(EditVacancyInput)
    .output(VacancyView)
    .mutation(({ ctx, input }) => editVacancy(ctx, input)),
  publish: permitted('vacancy.publish')
    .input(DecideVacancyInput)
    .output(VacancyView)
    .mutation(({ ctx, input }) => publishVacancy(ctx, input)),
  close: permitted('vacancy.close')
    .input(DecideVacancyInput)
    .output(VacancyView)
    .mutation(({ ctx, input }) => closeVacancy(ctx, input)),
  reopen: permitted('vacancy.reopen')
    .input(DecideVacancyInput)
    .output(VacancyView)
    .mutation(({ ctx, input }) => reopenVacancy(ctx, input)),
  discard: permitted('vacancy.discard')
    .input(DecideVacancyInput)
    .output(VacancyView)
    .mutation(({ ctx, input }) => discardVacancy(ctx, input)),
})
