import {
  CloneCohortInput,
  CohortIdInput,
  CohortList,
  CohortView,
  EditCohortInput,
  InstitutionIdInput,
  ListStudentsInput,
  OpenCohortInput,
  SeasonStudentPage,
} from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { cloneCohort } from './clone-cohort.ts'
import { listCohorts, viewCohort } from './cohorts.queries.ts'
import { editCohort } from './edit-cohort.ts'
import { openCohort } from './open-cohort.ts'
import { listStudents } from './students.queries.ts'

export const cohortsRouter = router({
  list: permitted('cohort.read')
    .input(InstitutionIdInput)
    .output(CohortList)
    .query(({ ctx, input }) => listCohorts(ctx, input.institutionId)),
  get: permitted('cohort.read')
    .input(CohortIdInput)
    .output(CohortView)
    .query(({ ctx, input }) => viewCohort(ctx, input.id)),
  students: permitted('cohort.read')
    .input(ListStudentsInput)
    .output(SeasonStudentPage)
    .query(({ ctx, input }) => listStudents(ctx, input)),
  open: permitted('cohort.edit')
    .input(OpenCohortInput)
    .output(CohortView)
    .mutation(({ ctx, input }) => openCohort(ctx, input)),
  clone: permitted('cohort.edit')
    .input(CloneCohortInput)
    .output(CohortView)
    .mutation(({ ctx, input }) => cloneCohort(ctx, input)),
  edit: permitted('cohort.edit')
    .input(EditCohortInput)
    .output(CohortView)
    .mutation(({ ctx, input }) => editCohort(ctx, input)),
})
