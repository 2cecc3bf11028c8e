import { operations } from '../../kernel/operations.ts'

export const vacanciesOperations = operations('Vacancies', {
  'vacancies.search': ['get', '/vacancies', 'Search the vacancies that one may apply for'],
  'vacancies.skills': ['get', '/vacancy-skills', 'Skills that open vacancies ask for'],
  'vacancies.get': ['get', '/vacancies/{id}', 'One vacancy'],
  'vacancies.save': ['put', '/vacancies/{id}/saved', 'Save a vacancy for later, or forget it'],
  'vacancies.list': ['get', '/managed-vacancies', 'The vacancies that the caller manages'],
  'vacancies.options': ['get', '/vacancy-options', 'For which seasons and hosts the caller may draft'],
  'vacancies.places': ['get', '/vacancy-places', 'Sites and contacts of a host that a vacancy may name'],
  'vacancies.draft': ['post', '/vacancies', 'Draft a vacancy', { status: 201 }],
  'vacancies.edit': ['patch', '/vacancies/{id}', 'Change a vacancy'],
  'vacancies.publish': ['post', '/vacancies/{id}/publish', 'Publish a vacancy'],
  'vacancies.close': ['post', '/vacancies/{id}/close', 'Close a vacancy'],
  'vacancies.reopen': ['post', '/vacancies/{id}/reopen', 'Open a closed vacancy again'],
  'vacancies.discard': ['post', '/vacancies/{id}/discard', 'Discard a draft'],
})
