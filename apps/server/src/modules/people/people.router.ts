import {
  AddPersonInput,
  AddRoleInput,
  CorrectPersonInput,
  EndRoleInput,
  HandedOver,
  InvitationView,
  Invited,
  InvitePeopleInput,
  JoinInput,
  ListPeopleInput,
  MergePeopleInput,
  PeopleFilter,
  PeoplePage,
  PersonHistory,
  PersonIdInput,
  PersonView,
  ReadInvitationInput,
  RenewInvitationInput,
  RestorePersonInput,
  SuspendPersonInput,
  ViewAsInput,
  ViewBegun,
} from '@ipt/contracts'
import { z } from 'zod'
import { open, permitted, router } from '../../kernel/trpc.ts'
import { endView } from '../accounts/index.ts'
import { addPerson } from './add-person.ts'
import { addRole, endRole } from './change-roles.ts'
import { correctPerson } from './correct-person.ts'
import { handOver } from './hand-over.ts'
import { listPersonEvents } from './history.queries.ts'
import { countUninvited, invitePeople } from './invite-people.ts'
import { join, readInvitation, renewInvitation } from './join.ts'
import { mergePeople } from './merge-people.ts'
import { listPeople } from './people.queries.ts'
import { viewPerson } from './person.queries.ts'
import { restorePerson, suspendPerson } from './suspend-person.ts'
import { viewAs } from './view-as.ts'

const Done = z.object({ done: z.literal(true) })
const done = { done: true } as const

export const peopleRouter = router({
  list: permitted('person.read')
    .input(ListPeopleInput)
    .output(PeoplePage)
    .query(({ ctx, input }) => listPeople(ctx, input)),
  get: permitted('person.read')
    .input(PersonIdInput)
    .output(PersonView)
    .query(({ ctx, input }) => viewPerson(ctx, input.id)),
  history: permitted('person.read')
    .input(PersonIdInput)
    .output(PersonHistory)
    .query(({ ctx, input }) => listPersonEvents(ctx, input.id)),
  countUninvited: permitted('person.read')
    .input(PeopleFilter)
    .output(z.object({ count: z.int() }))
    .query(({ ctx, input }) => countUninvited(ctx, input)),
  add: permitted('person.add')
    .input(AddPersonInput)
    .output(PersonView)
    .mutation(({ ctx, input }) => addPerson(ctx, ctx.services, input)),
  correct: permitted('person.correct')
    .input(CorrectPersonInput)
    .output(PersonView)
    .mutation(({ ctx, input }) => correctPerson(ctx, ctx.services, input)),
  invite: permitted('person.invite')
    .input(InvitePeopleInput)
    .output(Invited)
    .mutation(({ ctx, input }) => invitePeople(ctx, ctx.services, input)),
  handOver: permitted('person.handOver')
    .input(PersonIdInput)
    .output(HandedOver)
    .mutation(({ ctx, input }) => handOver(ctx, ctx.services, input)),
  addRole: permitted('person.changeRoles')
    .input(AddRoleInput)
    .output(PersonView)
    .mutation(({ ctx, input }) => addRole(ctx, input)),
  endRole: permitted('person.changeRoles')
    .input(EndRoleInput)
    .output(PersonView)
    .mutation(({ ctx, input }) => endRole(ctx, ctx.services, input)),
  suspend: permitted('person.suspend')
    .input(SuspendPersonInput)
    .output(PersonView)
    .mutation(({ ctx, input }) => suspendPerson(ctx, ctx.services, input)),
  merge: permitted('person.merge')
    .input(MergePeopleInput)
    .output(PersonView)
    .mutation(({ ctx, input }) => mergePeople(ctx, ctx.services, input)),
  restore: permitted('person.suspend')
    .input(RestorePersonInput)
    .output(PersonView)
    .mutation(({ ctx, input }) => restorePerson(ctx, input)),
  viewAs: permitted('person.viewAs')
    .input(ViewAsInput)
    .output(ViewBegun)
    .mutation(({ ctx, input }) => viewAs(ctx, ctx.services, ctx.signedIn, input)),
  endViewAs: permitted('session.own')
    .output(Done)
    .mutation(async ({ ctx }) => {
      await endView(ctx.services, ctx.signedIn)
      return done
    }),
  /** Changes nothing; a mutation so that the token travels in a body, not in an address. */
  readInvitation: open
    .input(ReadInvitationInput)
    .output(InvitationView)
    .mutation(({ ctx, input }) => readInvitation(ctx.services, input, ctx.address)),
  renewInvitation: open
    .input(RenewInvitationInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await renewInvitation(ctx.services, input, ctx.address)
      return done
    }),
  join: open
    .input(JoinInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await join(ctx.services, input, ctx.address)
      return done
    }),
})
