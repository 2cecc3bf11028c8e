import { operations } from '../../kernel/operations.ts'

export const peopleOperations = operations('People', {
  'people.list': ['get', '/people', 'People of the caller’s institutions'],
  'people.countUninvited': ['get', '/uninvited-people', 'How many of them have not been invited'],
  'people.add': ['post', '/people', 'Add a person', { status: 201 }],
  'people.invite': ['post', '/people/invite', 'Invite those who are named, or all whom a filter finds'],
  'people.get': ['get', '/people/{id}', 'One person with roles and accounts'],
  'people.history': ['get', '/people/{id}/history', 'What happened to a person’s entry'],
  'people.correct': ['patch', '/people/{id}', 'Correct name, address and registration'],
  'people.handOver': ['post', '/people/{id}/invitation-link', 'A link to make an account, to be handed over where no mail goes'],
  'people.addRole': ['post', '/people/{id}/roles', 'Give a person another role'],
  'people.endRole': ['post', '/people/{id}/roles/{membership_id}/end', 'End a role'],
  'people.suspend': ['post', '/people/{id}/suspend', 'Suspend a person, with the reason: refused at the next request'],
  'people.restore': ['post', '/people/{id}/restore', 'Let a suspended person in again'],
  'people.merge': ['post', '/people/{id}/merge', 'Merge one person’s second entry into the first'],
  'people.readInvitation': ['post', '/invitations/read', 'Look at an invitation without using it'],
  'people.renewInvitation': ['post', '/invitations/renew', 'Have an invitation that is over sent again'],
  'people.join': ['post', '/invitations/use', 'Choose a password by an invitation'],
})
