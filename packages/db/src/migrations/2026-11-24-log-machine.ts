import { readFileSync } from 'node:fs'
import { Migration } from '@mikro-orm/migrations'

/** The functions and triggers of the verification chain, as the table stood on this day (`pnpm --filter @ipt/db freeze-machine`). */
export class LogMachine extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./2026-11-24-log-machine.sql', import.meta.url), 'utf8'))
  }
}
