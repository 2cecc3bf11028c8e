import { CohortView, EndEnrolmentsInput, EnrolStudentsInput } from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { endEnrolments } from './end-enrolments.ts'
import { enrolStudents } from './enrol-students.ts'

export const enrolmentsRouter = router({
  enrol: permitted('cohort.enrol')
    .input(EnrolStudentsInput)
    .output(CohortView)
    .mutation(({ ctx, input }) => enrolStudents(ctx, input)),
  end: permitted('cohort.enrol')
    .input(EndEnrolmentsInput)
    .output(CohortView)
    .mutation(({ ctx, input }) => endEnrolments(ctx, input)),
})
