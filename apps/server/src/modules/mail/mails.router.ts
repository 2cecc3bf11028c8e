import { ListMailsInput, MailIdInput, MailLine, MailPage, MailView, SendMailAgainInput } from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { listMails, viewMail } from './mails.queries.ts'
import { sendMailAgain } from './send-mail-again.ts'

export const mailsRouter = router({
  list: permitted('mail.read')
    .input(ListMailsInput)
    .output(MailPage)
    .query(({ ctx, input }) => listMails(ctx, ctx.services.mailer, input)),
  get: permitted('mail.read')
    .input(MailIdInput)
    .output(MailView)
    .query(({ ctx, input }) => viewMail(ctx, input.id)),
  sendAgain: permitted('mail.sendAgain')
    .input(SendMailAgainInput)
    .output(MailLine)
    .mutation(({ ctx, input }) => sendMailAgain(ctx, input)),
})
