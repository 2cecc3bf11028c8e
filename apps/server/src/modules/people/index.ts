export { inviteMany } from './invite-people.ts'
export { peopleTasks } from './people.jobs.ts'
export { countBounced, listPeople } from './people.queries.ts'
export { peopleRouter } from './people.router.ts'
