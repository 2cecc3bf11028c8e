export { mailCrontab, mailTasks } from './mail.jobs.ts'
export { sendMail } from './send-mail.ts'
export { type MailBody, writeMail } from './write-mail.ts'
