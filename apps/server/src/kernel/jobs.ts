import type { Ctx } from './use-case.ts'

/** Every kind of retried work, with what it needs to start. */
export interface JobPayloads {
  'files.clean': { attachmentId: string }
}
export type JobName = keyof JobPayloads

/** Enqueues work in the verb's own transaction: no commit, no job. `key` makes a second enqueuing replace the first. */
export async function addJob<Name extends JobName>(tx: Ctx, name: Name, payload: JobPayloads[Name], key?: string): Promise<void> {
  await tx.em.execute('select graphile_worker.add_job(?, ?::json, job_key => ?)', [name, JSON.stringify(payload), key ?? null])
}
