import type { MikroORM } from '@mikro-orm/postgresql'

export interface JobHealth {
  /** Given up for good, by task, with the latest error. */
  failed: { task: string; count: number; error: string }[]
  /** Jobs that nobody has begun though their time came more than `lateMs` ago. */
  late: number
  /** Jobs that somebody began longer than `lateMs` ago. */
  stuck: number
  /** When the scheduled work, of which some is due every minute, was last begun. Null: never. */
  scheduledAt: Date | null
}

/** What the queue of jobs looks like from outside. */
export async function jobHealth({ em }: MikroORM, lateMs: number): Promise<JobHealth> {
  const db = em.fork()
  const failed = await db.execute<JobHealth['failed']>(
    `select task.identifier as task, count(*)::int as count, coalesce(max(job.last_error), '') as error
     from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
     where job.attempts >= job.max_attempts and job.locked_at is null group by 1 order by 2 desc, 1`,
  )
  const [row] = await db.execute<{ late: number; stuck: number; scheduled: string | null }[]>(
    `select count(*) filter (where locked_at is null and attempts < max_attempts and run_at < now() - ? * interval '1 millisecond')::int as late,
       count(*) filter (where locked_at < now() - ? * interval '1 millisecond')::int as stuck,
       (select max(last_execution) from graphile_worker._private_known_crontabs) as scheduled
     from graphile_worker._private_jobs`,
    [lateMs, lateMs],
  )
  return { failed, late: row?.late ?? 0, stuck: row?.stuck ?? 0, scheduledAt: row?.scheduled ? new Date(row.scheduled) : null }
}
