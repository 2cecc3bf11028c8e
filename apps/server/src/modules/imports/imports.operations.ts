import { operations } from '../../kernel/operations.ts'

export const importsOperations = operations('Imports', {
  'imports.list': ['get', '/imports', 'Imports of people, newest first'],
  'imports.get': ['get', '/imports/{id}', 'One import: how its file is read, and what is to be mended'],
  'imports.rows': ['get', '/imports/{id}/rows', 'Rows of an import'],
  'imports.map': ['put', '/imports/{id}/columns', 'Say which column holds what, and how the file is read'],
  'imports.editCell': ['patch', '/imports/{id}/cell', 'Mend a value'],
  'imports.mark': ['patch', '/imports/{id}/rows', 'Leave rows out, take them in again, or say that people of other institutions are meant'],
  'imports.nameProgramme': ['post', '/imports/{id}/programme', 'Say which programme a word means'],
  'imports.nameHost': ['post', '/imports/{id}/host', 'Say which host a name means'],
  'imports.discard': ['delete', '/imports/{id}', 'Discard an import that was not committed'],
  'imports.commit': ['post', '/imports/{id}/commit', 'Bring the people in'],
  'imports.rollBack': ['post', '/imports/{id}/roll-back', 'Take an import back, as far as nobody has used it'],
})
