import type { Services } from '../../kernel/services.ts'

/** People of one sweep; the next one comes within a minute. */
const PEOPLE = 1_000

/**
 * One job for each person to whom something is due. One that waits already is left as it is, with its pause. Nothing is begun before it is known
 * where links lead. Returns for how many.
 */
export async function enqueueDueMails({ orm, clock, origin }: Pick<Services, 'orm' | 'clock' | 'origin'>): Promise<number> {
  if (origin === '') return 0
  const rows = await orm.em.fork().execute<object[]>(
    `select graphile_worker.add_job(
       'notifications.mail', json_build_object('userId', user_id), job_key => 'notifications.mail:' || user_id, job_key_mode => 'preserve_run_at'
     )
     from (select distinct user_id from notification where mailed_at is null and mail_due_at <= ? limit ${PEOPLE}) as due`,
    [clock()],
  )
  return rows.length
}
