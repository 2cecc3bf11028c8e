import { logMachineMermaid } from './mermaid.ts'
import { LOG_TRANSITIONS, type LogTransition } from './transitions.ts'

/** Where the generated page lies. */
export const chainPagePath = new URL('../../../docs/verification-chain.md', import.meta.url)

/** docs/verification-chain.md: the diagram and the table, both from the machine's table. */
export function chainPage(): string {
  const rows = (LOG_TRANSITIONS as readonly LogTransition[]).map(
    (row) =>
      `| ${row.event} | ${row.from ?? '–'} | ${row.to} | ${row.by} | ${(row.guards ?? []).join(', ') || '–'} | \`${row.records}\` | ${row.tells.join(', ') || '–'} |`,
  )
  return `# The verification chain

Made from \`packages/log-machine/src/transitions.ts\` by \`pnpm --filter @ipt/log-machine diagram\`; a test fails when it is stale.

\`\`\`mermaid
${logMachineMermaid()}
\`\`\`

| event | from | to | by | guards | records | tells |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`
}
