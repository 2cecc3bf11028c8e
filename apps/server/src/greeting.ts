import { DEMO_LOGINS } from './modules/accounts/index.ts'

/** Where mails go: to a mail server, to this terminal, or nowhere. */
export type MailWay = 'smtp' | 'shown' | 'kept'

export interface Greeting {
  address: string
  /** While there is no institution yet. */
  setupCode: string | null
  demo: 'shown' | 'locked' | null
  demoPassword: string | null
  mail: MailWay
}

const MAIL_LINES: Record<MailWay, string[]> = {
  smtp: [],
  shown: ['  Mails are not sent, but shown here: SMTP_URL is not set.'],
  kept: ['  Mails are not sent: SMTP_URL is not set. Nobody can set a new password without them.'],
}

/** What `npm start` prints when everything is up. */
export const greeting = ({ address, setupCode, demo, demoPassword, mail }: Greeting): string[] => [
  '',
  `  IPT Service is running: ${address}`,
  ...(setupCode === null ? [] : ['', '  There is no institution yet. Set up yours:', `    Open ${address}/setup#${setupCode}`]),
  ...(demoPassword === null ? [] : ['', '  Look around as:', ...DEMO_LOGINS.map(({ email }) => `    ${email.padEnd(22)} ${demoPassword}`)]),
  ...(demo === 'locked'
    ? [
        '',
        '  This database holds the demo, whose passwords everybody knows: its people can not sign in.',
        '  To begin your own, choose another data folder: IPT_DATA_DIR.',
      ]
    : []),
  '',
  ...MAIL_LINES[mail],
  '  Ctrl-C ends it.',
  '',
]
