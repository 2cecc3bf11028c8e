import {
  AddSiteInput,
  DecideOrganisationInput,
  Duplicates,
  EditOrganisationInput,
  EditSiteInput,
  FindDuplicatesInput,
  ListOrganisationsInput,
  MergeOrganisationsInput,
  MergePreview,
  OrganisationChoices,
  OrganisationHistory,
  OrganisationIdInput,
  OrganisationPage,
  OrganisationView,
  PreviewMergeInput,
  ProposeOrganisationInput,
  RejectOrganisationInput,
  SearchOrganisationsInput,
} from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { addSite } from './add-site.ts'
import { approveOrganisation } from './approve-organisation.ts'
import { findDuplicates } from './duplicates.queries.ts'
import { editOrganisation } from './edit-organisation.ts'
import { editSite } from './edit-site.ts'
import { listOrganisationEvents } from './history.queries.ts'
import { mergeOrganisations } from './merge-organisations.ts'
import { previewMerge, viewOrganisation } from './organisation.queries.ts'
import { listOrganisations, searchOrganisations } from './organisations.queries.ts'
import { proposeOrganisation } from './propose-organisation.ts'
import { rejectOrganisation } from './reject-organisation.ts'
import { reopenOrganisation } from './reopen-organisation.ts'

export const organisationsRouter = router({
  list: permitted('organisation.read')
    .input(ListOrganisationsInput)
    .output(OrganisationPage)
    .query(({ ctx, input }) => listOrganisations(ctx, input)),
  search: permitted('organisation.search')
    .input(SearchOrganisationsInput)
    .output(OrganisationChoices)
    .query(({ ctx, input }) => searchOrganisations(ctx, input.q)),
  duplicates: permitted('organisation.search')
    .input(FindDuplicatesInput)
    .output(Duplicates)
    .query(({ ctx, input }) => findDuplicates(ctx, input)),
  get: permitted('organisation.read')
    .input(OrganisationIdInput)
    .output(OrganisationView)
    .query(({ ctx, input }) => viewOrganisation(ctx, input.id)),
  history: permitted('organisation.read')
    .input(OrganisationIdInput)
    .output(OrganisationHistory)
    .query(({ ctx, input }) => listOrganisationEvents(ctx, input.id)),
  previewMerge: permitted('organisation.moderate')
    .input(PreviewMergeInput)
    .output(MergePreview)
    .query(({ ctx, input }) => previewMerge(ctx, input)),
  propose: permitted('organisation.propose')
    .input(ProposeOrganisationInput)
    .output(OrganisationView)
    .mutation(({ ctx, input }) => proposeOrganisation(ctx, input)),
  edit: permitted('organisation.edit')
    .input(EditOrganisationInput)
    .output(OrganisationView)
    .mutation(({ ctx, input }) => editOrganisation(ctx, input)),
  approve: permitted('organisation.moderate')
    .input(DecideOrganisationInput)
    .output(OrganisationView)
    .mutation(({ ctx, input }) => approveOrganisation(ctx, input)),
  reject: permitted('organisation.moderate')
    .input(RejectOrganisationInput)
    .output(OrganisationView)
    .mutation(({ ctx, input }) => rejectOrganisation(ctx, input)),
  reopen: permitted('organisation.moderate')
    .input(DecideOrganisationInput)
    .output(OrganisationView)
    .mutation(({ ctx, input }) => reopenOrganisation(ctx, input)),
  merge: permitted('organisation.moderate')
    .input(MergeOrganisationsInput)
    .output(OrganisationView)
    .mutation(({ ctx, input }) => mergeOrganisations(ctx, input)),
  addSite: permitted('organisation.edit')
    .input(AddSiteInput)
    .output(OrganisationView)
    .mutation(({ ctx, input }) => addSite(ctx, input)),
  editSite: permitted('organisation.edit')
    .input(EditSiteInput)
    .output(OrganisationView)
    .mutation(({ ctx, input }) => editSite(ctx, input)),
})
