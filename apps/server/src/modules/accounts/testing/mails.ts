import { Mail } from '@ipt/db'
import type { TestServer } from '../../../testing/index.ts'

/** The mails to an address, oldest first. */
export const mailsTo = (server: TestServer, address: string): Promise<Mail[]> =>
  server.db.orm.em.fork().find(Mail, { address }, { orderBy: { createdAt: 'asc', id: 'asc' } })

/** The token of the link in the latest mail of its kind to an address. */
export async function latestToken(server: TestServer, address: string): Promise<string> {
  const mails = (await mailsTo(server, address)).filter(({ kind }) => kind === 'passwordReset')
  return /\/reset#([\w-]{43})/.exec(mails.at(-1)?.text ?? '')?.[1] ?? ''
}

/** Does now what was asked of the queue, and forgets it. */
export async function runJobs(server: TestServer, task: string, work: (payload: never) => Promise<unknown>): Promise<number> {
  const em = server.db.orm.em.fork()
  const jobs = await em.execute<{ id: string; payload: never }[]>(
    `select j.id, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = ? order by j.id`,
    [task],
  )
  for (const { id, payload } of jobs) {
    await work(payload)
    await em.execute('delete from graphile_worker._private_jobs where id = ?', [id])
  }
  return jobs.length
}
