export * from './ids.ts'
export * from './log.ts'
export * from './season.ts'
