import { operations } from '../../kernel/operations.ts'

export const organisationsOperations = operations('Organisations', {
  'organisations.list': ['get', '/organisations', 'The registry of hosts'],
  'organisations.search': ['get', '/organisation-search', 'Find a host by name, also one that is spelt otherwise'],
  'organisations.duplicates': ['get', '/organisation-duplicates', 'Hosts that may be the same'],
  'organisations.get': ['get', '/organisations/{id}', 'One host with sites, contacts and agreements'],
  'organisations.history': ['get', '/organisations/{id}/history', 'What happened to a host’s entry'],
  'organisations.previewMerge': ['get', '/organisations/{id}/merge-preview', 'What a merge would move'],
  'organisations.propose': ['post', '/organisations', 'Propose a host', { status: 201 }],
  'organisations.edit': ['patch', '/organisations/{id}', 'Change a host'],
  'organisations.approve': ['post', '/organisations/{id}/approve', 'Approve a proposed host'],
  'organisations.reject': ['post', '/organisations/{id}/reject', 'Reject a proposed host, with the reason'],
  'organisations.reopen': ['post', '/organisations/{id}/reopen', 'Put a rejected host up for approval again'],
  'organisations.merge': ['post', '/organisations/{id}/merge', 'Merge a host into another; its history is kept'],
  'organisations.addSite': ['post', '/organisations/{organisation_id}/sites', 'Add a site', { status: 201 }],
  'organisations.editSite': ['patch', '/sites/{id}', 'Change a site'],
  'contacts.add': ['post', '/organisations/{organisation_id}/contacts', 'Add a supervisor at a host as a contact', { status: 201 }],
  'contacts.edit': ['patch', '/contacts/{id}', 'Change a contact'],
  'contacts.correctEmail': ['patch', '/contacts/{id}/email', 'Correct a contact’s e-mail address'],
  'contacts.check': ['post', '/contacts/{id}/check', 'Say that a contact was checked'],
  'agreements.add': ['post', '/organisations/{organisation_id}/agreements', 'Add an agreement', { status: 201 }],
  'agreements.edit': ['patch', '/agreements/{id}', 'Change an agreement'],
})
