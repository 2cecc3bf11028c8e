import type { ApplyRefusal } from '@ipt/contracts'
import type { VacancyEvent, VacancyStatus } from '@ipt/domain'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Ban, DoorClosed, DoorOpen, PencilLine } from 'lucide-react'
import type { StateWord } from './state-mark.tsx'

export const VACANCY_STATUS_WORDS: Record<VacancyStatus, StateWord> = {
  DRAFT: { label: msg({ message: 'Draft', context: 'vacancy' }), tone: 'waiting', icon: PencilLine },
  PUBLISHED: { label: msg({ message: 'Published', context: 'vacancy' }), tone: 'verified', icon: DoorOpen },
  CLOSED: { label: msg({ message: 'Closed', context: 'vacancy' }), tone: 'submitted', icon: DoorClosed },
  DISCARDED: { label: msg({ message: 'Discarded', context: 'vacancy' }), tone: 'voided', icon: Ban },
}

/** What each move is called on its button, and what is said when it is done. */
export const VACANCY_EVENT_WORDS: Record<VacancyEvent, { act: MessageDescriptor; done: MessageDescriptor }> = {
  draft: { act: msg`Save draft`, done: msg`Draft saved. Nobody applies before it is published.` },
  edit: { act: msg`Edit`, done: msg`Vacancy changed.` },
  publish: { act: msg`Publish`, done: msg`Published. Students of the season find it now.` },
  close: { act: msg`Close`, done: msg`Closed. No more applications are taken; those that are there stay.` },
  reopen: { act: msg`Open again`, done: msg`Open again.` },
  discard: { act: msg`Discard`, done: msg`Draft discarded.` },
}

/** Why a student cannot apply. */
export const REFUSAL_WORDS: Record<ApplyRefusal, MessageDescriptor> = {
  APPLIED: msg`You have applied here.`,
  PLACED: msg`You have a placement in this season already.`,
  NOT_ENROLLED: msg`You are not in this season any more.`,
  CLOSED: msg`No more applications are taken here.`,
  LIMIT: msg`You have as many open applications as you may. Withdraw one to apply here.`,
}
