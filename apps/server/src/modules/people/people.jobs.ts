import type { TaskList } from 'graphile-worker'
import type { Services } from '../../kernel/services.ts'
import { INVITE_TASK, sendInvitations } from './invite-people.ts'

/** The work of this module that is done after the answer, by name. */
export const peopleTasks = (services: Services): TaskList => ({
  [INVITE_TASK]: async (payload) => sendInvitations(services, payload),
})
