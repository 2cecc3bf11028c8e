export { DataFolderInUseError, type DataFolderLock, isDataFolderInUse, lockDataFolder } from './data-folder-lock.ts'
export { removeEmbeddedPostgres } from './remove-embedded-postgres.ts'
export { hasEmbeddedPostgres, runningEmbeddedPostgres } from './running-embedded-postgres.ts'
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './start-embedded-postgres.ts'
