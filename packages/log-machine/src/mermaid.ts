import { LOG_TRANSITIONS, TERMINAL_STATUSES } from './transitions.ts'

/** The machine as a Mermaid state diagram, for docs/verification-chain.md. */
export function logMachineMermaid(): string {
  const arrows = LOG_TRANSITIONS.map((row) => `  ${row.from ?? '[*]'} --> ${row.to}: ${row.event} (${row.by})`)
  return ['stateDiagram-v2', ...arrows, ...TERMINAL_STATUSES.map((status) => `  ${status} --> [*]`)].join('\n')
}
