export { bindArrivalFile } from './bind-arrival-file.ts'
export { bindDocument } from './bind-document.ts'
export { bindFile } from './bind-file.ts'
export { bindLogFiles } from './bind-log-files.ts'
export { contentDisposition } from './content-disposition.ts'
export { filesCrontab, filesTasks } from './files.jobs.ts'
export {
  digestsOf,
  digestsOfRevision,
  filesById,
  filesOfArrivalNotes,
  filesOfHomes,
  filesOfLogs,
  filesOfRevisions,
} from './files.queries.ts'
export { filesRest } from './files.rest.ts'
export { storeFile } from './store-file.ts'
export { withUploads } from './with-uploads.ts'
