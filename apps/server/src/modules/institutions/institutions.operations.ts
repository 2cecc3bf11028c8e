import { operations } from '../../kernel/operations.ts'

export const institutionsOperations = operations('Institution', {
  'institutions.setupState': ['get', '/setup', 'Whether the server waits for its first institution'],
  'institutions.setUp': ['post', '/setup', 'Make the first institution and its first coordinator', { status: 201 }],
  'settings.get': ['get', '/institutions/{institution_id}', 'An institution with settings, holidays, departments and programmes'],
  'settings.edit': ['patch', '/institutions/{institution_id}', 'Change an institution’s settings'],
  'settings.addHolidays': ['post', '/institutions/{institution_id}/holidays', 'Add holidays: no log is expected on them'],
  'settings.removeHoliday': ['delete', '/institutions/{institution_id}/holidays/{id}', 'Remove a holiday'],
  'settings.addDepartment': ['post', '/institutions/{institution_id}/departments', 'Add a department', { status: 201 }],
  'settings.editDepartment': ['patch', '/departments/{id}', 'Change a department'],
  'settings.addProgramme': ['post', '/institutions/{institution_id}/programmes', 'Add a programme', { status: 201 }],
  'settings.editProgramme': ['patch', '/programmes/{id}', 'Change a programme'],
})
