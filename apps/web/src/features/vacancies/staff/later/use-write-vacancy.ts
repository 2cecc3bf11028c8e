import type { DraftVacancyInput, VacancyView } from '@ipt/contracts'
import { useToast } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { useVersion } from '../../../../components/staff/later/use-version.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { VACANCY_EVENT_WORDS } from '../../later/vacancy-words.ts'

/** Sends a vacancy: a new one, or an edit of the version that was opened. Sent again after a lost answer, it is the same act. */
export function useWriteVacancy(vacancy: VacancyView | null, onDone: (vacancy: VacancyView) => void) {
  const { i18n } = useLingui()
  const toast = useToast()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const done = (event: 'draft' | 'edit') => (next: VacancyView) => {
    utils.vacancies.get.setData({ id: next.id }, next)
    void utils.vacancies.list.invalidate()
    toast({ text: i18n._(VACANCY_EVENT_WORDS[event].done) })
    onDone(next)
  }
  const draft = trpc.vacancies.draft.useMutation({ onSuccess: done('draft') })
  const edit = trpc.vacancies.edit.useMutation({ onSuccess: done('edit') })
  const version = useVersion(vacancy?.version ?? 0, edit.error)
  const send = (input: Omit<DraftVacancyInput, 'id'>) => {
    if (draft.isPending || edit.isPending) return
    if (!vacancy) return draft.mutate({ id: steadyId(input), ...input })
    const { cohortId, organisationId, ...form } = input
    const sent = { id: vacancy.id, version: version.current(), ...form }
    edit.mutate({ ...sent, requestId: steadyId(sent) })
  }
  return { send, busy: draft.isPending || edit.isPending, error: draft.error ?? edit.error }
}
