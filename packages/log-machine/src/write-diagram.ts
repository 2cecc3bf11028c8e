import { writeFileSync } from 'node:fs'
import { chainPage, chainPagePath } from './chain-page.ts'

writeFileSync(chainPagePath, chainPage())
