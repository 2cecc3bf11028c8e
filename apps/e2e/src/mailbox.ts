import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'

const SMTP = fileURLToPath(new URL('../../server/src/modules/mail/testing/smtp-process.ts', import.meta.url))

interface Received {
  to: string[]
  text: string
}

/** A real mail server, and what arrived there. */
export interface Mailbox {
  url: string
  /** The link in the mail to this address after the first `after` ones, once it is there. */
  linkTo(address: string, after?: number): Promise<string>
  /** Every mail that came for this address. */
  mailsTo(address: string): string[]
  stop(): void
}

export async function openMailbox(): Promise<Mailbox> {
  const child = spawn(process.execPath, [SMTP], { stdio: ['ignore', 'pipe', 'inherit'] })
  const received: Received[] = []
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The mail server ended: ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = JSON.parse(line) as { url: string } | Received
      if ('url' in said) resolve(said.url)
      else received.push(said)
    })
  })
  const links = (address: string) =>
    received.flatMap(({ to, text }) =>
      to.includes(address) ? [...text.matchAll(/https?:\S+\/(?:reset|join)#[\w-]+/g)].map(([link]) => link) : [],
    )
  return {
    url,
    async linkTo(address, after = 0) {
      await expect.poll(() => links(address).length, { timeout: 30_000 }).toBeGreaterThan(after)
      return links(address)[after] ?? ''
    },
    mailsTo: (address) => received.flatMap(({ to, text }) => (to.includes(address) ? [text] : [])),
    stop: () => void child.kill('SIGTERM'),
  }
}
