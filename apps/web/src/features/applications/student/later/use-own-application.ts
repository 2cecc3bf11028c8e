import type { OwnApplication } from '@ipt/contracts'
import { useToast } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import { forgetWords } from '../../../../components/use-kept-words.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { uuidv7 } from '../../../../lib/uuidv7.ts'
import { useMe } from '../../../accounts/components/session.tsx'

export type OwnStep = 'accept' | 'decline' | 'withdraw'

/** What a student may do with one of his applications. Pressed again after a lost answer, it is the same act. */
export function useOwnApplication(application: OwnApplication, onDone: () => void) {
  const { t } = useLingui()
  const toast = useToast()
  const utils = trpc.useUtils()
  const ids = useRef(new Map<string, string>())
  const host = application.vacancy.organisation
  const me = useMe()
  const done = (text: string) => async () => {
    forgetWords(me.id, `decline.${application.id}`)
    await Promise.all([utils.applications.own.invalidate(), utils.placements.list.invalidate()])
    void utils.vacancies.invalidate()
    toast({ text })
    onDone()
  }
  // A refusal may mean that it has moved on: what stands here is read again.
  const onError = () => void utils.applications.own.invalidate()
  const accept = trpc.applications.accept.useMutation({ onSuccess: done(t`You are placed at ${host}.`), onError })
  const decline = trpc.applications.decline.useMutation({ onSuccess: done(t`Offer of ${host} declined.`), onError })
  const withdraw = trpc.applications.withdraw.useMutation({ onSuccess: done(t`Application at ${host} withdrawn.`), onError })
  const all = [accept, decline, withdraw]

  const idOf = (what: string): string => {
    const id = ids.current.get(what) ?? uuidv7()
    ids.current.set(what, id)
    return id
  }
  const step = (event: OwnStep, comment = '') => {
    if (all.some((each) => each.isPending)) return
    for (const each of all) each.reset()
    const { id, status: from } = application
    const said = comment.trim() ? { comment: comment.trim() } : {}
    const act = { id, from, requestId: idOf(event + comment.trim()) }
    if (event === 'accept') accept.mutate(act)
    else if (event === 'withdraw') withdraw.mutate(act)
    else decline.mutate({ ...act, ...said })
  }
  const busy: OwnStep | null = accept.isPending ? 'accept' : decline.isPending ? 'decline' : withdraw.isPending ? 'withdraw' : null
  return {
    step,
    busy,
    error: all.find((each) => each.error)?.error ?? null,
  }
}
