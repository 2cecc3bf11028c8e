import type { ApplicantView } from '@ipt/contracts'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { codeOf } from '../../../../lib/errors.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { uuidv7 } from '../../../../lib/uuidv7.ts'
import type { Step } from './columns.ts'

export interface Decision {
  step: Step
  applicants: readonly ApplicantView[]
  /** Of an offer: its last day. */
  answerBy?: string
  comment?: string
}

/** What came of it: who was moved, and whom it was refused for, with the reason. */
export interface Decided {
  decision: Decision
  done: ApplicantView[]
  refused: { applicant: ApplicantView; error: unknown }[]
}

/** Takes a step with one applicant or with many, one after the other. Taken again after a lost answer, it is the same act for each. */
export function useDecide(vacancyId: string, onDecided: (decided: Decided) => void) {
  const utils = trpc.useUtils()
  const ids = useRef(new Map<string, string>())
  const send = (applicant: ApplicantView, { step, answerBy = '', comment = '' }: Decision): Promise<ApplicantView> => {
    const words = comment.trim()
    const what = [step, applicant.id, applicant.status, answerBy, words].join()
    const requestId = ids.current.get(what) ?? uuidv7()
    ids.current.set(what, requestId)
    const act = { id: applicant.id, from: applicant.status, requestId }
    const said = { ...act, ...(words ? { comment: words } : {}) }
    const { applications } = utils.client
    switch (step) {
      case 'shortlist':
        return applications.shortlist.mutate(act)
      case 'waitlist':
        return applications.waitlist.mutate(act)
      case 'offer':
        return applications.offer.mutate({ ...said, answerBy })
      case 'revokeOffer':
        return applications.revokeOffer.mutate(said)
      case 'reject':
        return applications.reject.mutate(said)
    }
  }
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async (decision: Decision): Promise<Decided> => {
      const decided: Decided = { decision, done: [], refused: [] }
      for (const applicant of decision.applicants)
        try {
          decided.done.push(await send(applicant, decision))
        } catch (reason) {
          // One alone, or nobody signed in any more: said beside the form, which stays.
          if (decision.applicants.length === 1 || codeOf(reason) === 'SIGNED_OUT') throw reason
          decided.refused.push({ applicant, error: reason })
        }
      return decided
    },
    onSuccess: async (decided) => {
      await utils.applications.list.invalidate({ vacancyId })
      void utils.vacancies.get.invalidate({ id: vacancyId })
      void utils.vacancies.list.invalidate()
      onDecided(decided)
    },
    onError: () => {
      void utils.applications.list.invalidate({ vacancyId })
      void utils.vacancies.get.invalidate({ id: vacancyId })
    },
  })
  return { decide: (decision: Decision) => !isPending && mutate(decision), busy: isPending, error, reset }
}
