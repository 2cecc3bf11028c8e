import { EditLetterTemplateInput, IssueLettersInput, LetterList, LettersOfInput, LetterTemplates, LetterTemplateView } from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { editLetterTemplate } from './edit-letter-template.ts'
import { issueLetters } from './issue-letters.ts'
import { lettersOf, listTemplates } from './letters.queries.ts'

export const lettersRouter = router({
  templates: permitted('letter.write')
    .output(LetterTemplates)
    .query(({ ctx }) => listTemplates(ctx)),
  editTemplate: permitted('letter.write')
    .input(EditLetterTemplateInput)
    .output(LetterTemplateView)
    .mutation(({ ctx, input }) => editLetterTemplate(ctx, input)),
  issue: permitted('letter.issue')
    .input(IssueLettersInput)
    .output(LetterList)
    .mutation(({ ctx, input }) => issueLetters(ctx, input)),
  list: permitted('letter.read')
    .input(LettersOfInput)
    .output(LetterList)
    .query(({ ctx, input }) => lettersOf(ctx, input.placementId)),
})
