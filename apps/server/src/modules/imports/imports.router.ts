import {
  CommitImportInput,
  EditImportCellInput,
  ImportIdInput,
  ImportList,
  ImportRowPage,
  ImportView,
  ListImportRowsInput,
  MapImportInput,
  MarkImportRowsInput,
  NameHostInput,
  NameProgrammeInput,
  RollBackImportInput,
} from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { commitImport } from './commit-import.ts'
import { listImportRows, listImports, viewImport } from './imports.queries.ts'
import { discardImport, editImportCell, mapImport, markImportRows, nameHost, nameProgramme } from './mend-import.ts'
import { rollBackImport } from './roll-back-import.ts'

const editing = permitted('import.edit')

export const importsRouter = router({
  list: editing.output(ImportList).query(({ ctx }) => listImports(ctx)),
  get: editing
    .input(ImportIdInput)
    .output(ImportView)
    .query(({ ctx, input }) => viewImport(ctx, input.id)),
  rows: editing
    .input(ListImportRowsInput)
    .output(ImportRowPage)
    .query(({ ctx, input }) => listImportRows(ctx, input)),
  map: editing
    .input(MapImportInput)
    .output(ImportView)
    .mutation(({ ctx, input }) => mapImport(ctx, input)),
  editCell: editing
    .input(EditImportCellInput)
    .output(ImportView)
    .mutation(({ ctx, input }) => editImportCell(ctx, input)),
  mark: editing
    .input(MarkImportRowsInput)
    .output(ImportView)
    .mutation(({ ctx, input }) => markImportRows(ctx, input)),
  nameProgramme: editing
    .input(NameProgrammeInput)
    .output(ImportView)
    .mutation(({ ctx, input }) => nameProgramme(ctx, input)),
  nameHost: editing
    .input(NameHostInput)
    .output(ImportView)
    .mutation(({ ctx, input }) => nameHost(ctx, input)),
  discard: editing
    .input(ImportIdInput)
    .output(ImportView)
    .mutation(({ ctx, input }) => discardImport(ctx, input)),
  commit: editing
    .input(CommitImportInput)
    .output(ImportView)
    .mutation(({ ctx, input }) => commitImport(ctx, input)),
  rollBack: editing
    .input(RollBackImportInput)
    .output(ImportView)
    .mutation(({ ctx, input }) => rollBackImport(ctx, input)),
})
