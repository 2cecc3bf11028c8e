import type { MikroORM } from '@mikro-orm/postgresql'

/** SQL for a hot path. The name lets each connection parse and plan it once. */
export interface Statement {
  name: string
  text: string
}

/** Runs one statement by itself on the ORM's pool; its rows as the driver gives them, timestamps as text. */
export async function runStatement<Row extends object>(orm: MikroORM, { name, text }: Statement, values: unknown[]): Promise<Row[]> {
  const pool = await orm.driver.getConnection().getNativeClient()
  const { rows } = await pool.query<Row>({ name, text, values })
  return rows
}
