import type { VacancyView } from '@ipt/contracts'
import { useToast } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { VACANCY_EVENT_WORDS } from '../../later/vacancy-words.ts'

export type VacancyStep = 'publish' | 'close' | 'reopen' | 'discard'

/** Publishes, closes, opens again or discards a vacancy. */
export function useMoveVacancy({ id, version }: VacancyView, onDone: (step: VacancyStep) => void) {
  const { i18n } = useLingui()
  const toast = useToast()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const settings = (step: VacancyStep) => ({
    onSuccess: (next: VacancyView) => {
      utils.vacancies.get.setData({ id }, next)
      void utils.vacancies.list.invalidate()
      toast({ text: i18n._(VACANCY_EVENT_WORDS[step].done) })
      onDone(step)
    },
    // Somebody else may have been first: what stands here is read again.
    onError: () => void utils.vacancies.get.invalidate({ id }),
  })
  const moves = {
    publish: trpc.vacancies.publish.useMutation(settings('publish')),
    close: trpc.vacancies.close.useMutation(settings('close')),
    reopen: trpc.vacancies.reopen.useMutation(settings('reopen')),
    discard: trpc.vacancies.discard.useMutation(settings('discard')),
  }
  const all = Object.values(moves)
  const busy = all.some((move) => move.isPending)
  return {
    move: (step: VacancyStep) => {
      if (busy) return
      for (const each of all) each.reset()
      moves[step].mutate({ id, version, requestId: steadyId({ step, version }) })
    },
    busyWith: (Object.keys(moves) as VacancyStep[]).find((step) => moves[step].isPending) ?? null,
    error: all.find((move) => move.error)?.error ?? null,
  }
}
