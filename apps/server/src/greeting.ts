import { DEMO_LOGINS } from './modules/accounts/index.ts'

/** What `npm start` prints when everything is up. */
export const greeting = (address: string, demoPassword: string | null): string[] => [
  '',
  `  IPT Service is running: ${address}`,
  ...(demoPassword === null ? [] : ['', '  Look around as:', ...DEMO_LOGINS.map(({ email }) => `    ${email.padEnd(22)} ${demoPassword}`)]),
  '',
  '  Ctrl-C ends it.',
  '',
]
