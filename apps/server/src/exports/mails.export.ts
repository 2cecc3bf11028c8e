import { ListMailsInput, MailFilter } from '@ipt/contracts'
import { allPages, defineExport } from '../kernel/exports.ts'
import { listMails } from '../modules/mail/index.ts'

/** The mails of an institution as its outbox lists them. */
export const mailsExport = defineExport({
  name: 'mails',
  permission: 'list.export',
  filter: MailFilter,
  rows: (ctx, filter) => allPages((at) => listMails(ctx, { send: null }, ListMailsInput.parse({ ...filter, ...at }))),
  columns: [
    { header: { en: 'Written', sw: 'Imeandikwa' }, value: (mail) => mail.createdAt },
    { header: { en: 'To', sw: 'Kwa' }, value: (mail) => mail.to.name },
    { header: { en: 'Address', sw: 'Anwani' }, value: (mail) => mail.address },
    { header: { en: 'Subject', sw: 'Mada' }, value: (mail) => mail.subject },
    { header: { en: 'Kind', sw: 'Aina' }, value: (mail) => mail.kind },
    { header: { en: 'State', sw: 'Hali' }, value: (mail) => mail.state },
    { header: { en: 'Why', sw: 'Sababu' }, value: (mail) => mail.why },
    { header: { en: 'Attempts', sw: 'Majaribio' }, value: (mail) => mail.attempts },
    { header: { en: 'Sent', sw: 'Imetumwa' }, value: (mail) => mail.sentAt },
  ],
})
