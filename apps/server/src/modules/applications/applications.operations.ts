import { operations } from '../../kernel/operations.ts'

export const applicationsOperations = operations('Applications', {
  'applications.own': ['get', '/me/applications', 'The caller’s applications, by preference'],
  'applications.submit': ['post', '/applications', 'Apply for a vacancy', { status: 201 }],
  'applications.rank': ['put', '/applications/{id}/place', 'Move an application among one’s preferences'],
  'applications.accept': ['post', '/applications/{id}/accept', 'Accept an offer: the student is placed'],
  'applications.decline': ['post', '/applications/{id}/decline', 'Decline an offer'],
  'applications.withdraw': ['post', '/applications/{id}/withdraw', 'Withdraw an application'],
  'applications.list': ['get', '/vacancies/{vacancy_id}/applications', 'Who applied for a vacancy'],
  'applications.get': ['get', '/applications/{id}', 'One application'],
  'applications.shortlist': ['post', '/applications/{id}/shortlist', 'Shortlist'],
  'applications.waitlist': ['post', '/applications/{id}/waitlist', 'Put on the waiting list'],
  'applications.offer': ['post', '/applications/{id}/offer', 'Offer a place, to be answered by a day'],
  'applications.revokeOffer': ['post', '/applications/{id}/revoke-offer', 'Take an offer back'],
  'applications.reject': ['post', '/applications/{id}/reject', 'Reject, with the reason if there is one'],
})
