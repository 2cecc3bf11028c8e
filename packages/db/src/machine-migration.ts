import { writeFileSync } from 'node:fs'
import { logMachineSql } from '@ipt/log-machine'

// Freezes the machine's functions and triggers into a migration: a migration must not change when the table does.
const target = process.argv[2]
if (!target) throw new Error('usage: node src/machine-migration.ts src/migrations/<date>-log-machine.sql')
writeFileSync(target, logMachineSql())
