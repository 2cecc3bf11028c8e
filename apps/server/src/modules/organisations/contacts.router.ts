import {
  AddAgreementInput,
  AddContactInput,
  CheckContactInput,
  CorrectContactEmailInput,
  EditAgreementInput,
  EditContactInput,
  OrganisationView,
} from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { addAgreement } from './add-agreement.ts'
import { addContact } from './add-contact.ts'
import { checkContact } from './check-contact.ts'
import { correctContactEmail } from './correct-contact-email.ts'
import { editAgreement } from './edit-agreement.ts'
import { editContact } from './edit-contact.ts'

/** The supervisors whom an institution knows at a host. Every write answers with the host. */
export const contactsRouter = router({
  add: permitted('contact.edit')
    .input(AddContactInput)
    .output(OrganisationView)
    .mutation(({ ctx, input }) => addContact(ctx, input)),
  edit: permitted('contact.edit')
    .input(EditContactInput)
    .output(OrganisationView)
    .mutation(({ ctx, input }) => editContact(ctx, input)),
  correctEmail: permitted('contact.edit')
    .input(CorrectContactEmailInput)
    .output(OrganisationView)
    .mutation(({ ctx, input }) => correctContactEmail(ctx, input)),
  check: permitted('contact.check')
    .input(CheckContactInput)
    .output(OrganisationView)
    .mutation(({ ctx, input }) => checkContact(ctx, input)),
})

/** What an institution has agreed on with a host. Every write answers with the host. */
export const agreementsRouter = router({
  add: permitted('agreement.edit')
    .input(AddAgreementInput)
    .output(OrganisationView)
    .mutation(({ ctx, input }) => addAgreement(ctx, input)),
  edit: permitted('agreement.edit')
    .input(EditAgreementInput)
    .output(OrganisationView)
    .mutation(({ ctx, input }) => editAgreement(ctx, input)),
})
