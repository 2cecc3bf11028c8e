import type { ChecklistItemView } from '@ipt/contracts'
import {
  CHECKLIST_GATES,
  CHECKLIST_KINDS,
  CHECKLIST_NEEDS,
  type ChecklistGate,
  type ChecklistKind,
  type ChecklistNeed,
  LIMITS,
} from '@ipt/domain'
import { useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { SelectField, TextField, useMissing } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { useVersion } from '../../../../components/staff/later/use-version.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { GATE_WORDS, KIND_WORDS, NEED_WORDS } from '../../later/checklist-words.ts'

/** What is asked for, in what form, and what it holds back. */
export function ItemForm({ item, cohortId, onClose }: { item: ChecklistItemView | null; cohortId: string; onClose: () => void }) {
  const { t, i18n } = useLingui()
  const toast = useToast()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const [label, setLabel] = useState(item?.label ?? '')
  const [kind, setKind] = useState<ChecklistKind>(item?.kind ?? 'DOCUMENT')
  const [needs, setNeeds] = useState<ChecklistNeed>(item?.needs ?? 'FILE')
  const [gate, setGate] = useState<ChecklistGate | ''>(item?.gate ?? '')
  const [tried, setTried] = useState(false)
  const missing = useMissing(tried)
  const onSuccess = (items: ChecklistItemView[]) => {
    utils.checklist.get.setData({ cohortId }, items)
    void utils.checklist.rows.invalidate()
    void utils.cohorts.get.invalidate()
    onClose()
    toast({ text: t`Checklist saved.` })
  }
  const add = trpc.checklist.addItem.useMutation({ onSuccess })
  const edit = trpc.checklist.editItem.useMutation({ onSuccess })
  const version = useVersion(item?.version ?? 1, edit.error)
  const act = item ? edit : add

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (act.isPending || !label.trim()) return
    const sent = { label, kind, needs, gate: gate || null }
    if (!item) return add.mutate({ ...sent, cohortId, id: steadyId(sent) })
    const edited = { ...sent, id: item.id, version: version.current() }
    edit.mutate({ ...edited, requestId: steadyId(edited) })
  }
  return (
    <form className="form" noValidate onSubmit={submit}>
      <TextField
        label={t`What students show or say`}
        hint={t`Such as: Personal accident cover for the whole season`}
        value={label}
        maxLength={LIMITS.name}
        error={missing(label)}
        onChange={setLabel}
      />
      <div className="form-pair">
        <SelectField
          label={t`Kind`}
          value={kind}
          options={CHECKLIST_KINDS.map((value) => ({ value, label: i18n._(KIND_WORDS[value]) }))}
          onChange={(next) => setKind(next as ChecklistKind)}
        />
        <SelectField
          label={t`Students give`}
          value={needs}
          options={CHECKLIST_NEEDS.map((value) => ({ value, label: i18n._(NEED_WORDS[value]) }))}
          onChange={(next) => setNeeds(next as ChecklistNeed)}
        />
      </div>
      <SelectField
        label={t`Has to be done`}
        hint={needs === 'FILE' ? t`A file counts once you have accepted it.` : t`A tick counts at once.`}
        value={gate}
        options={[
          { value: '', label: t`some time: it holds nothing back` },
          ...CHECKLIST_GATES.map((value) => ({ value, label: i18n._(GATE_WORDS[value]) })),
        ]}
        onChange={(next) => setGate(next as ChecklistGate | '')}
      />
      <FormEnd busy={act.isPending} error={act.error} onCancel={onClose}>
        <Trans>Save item</Trans>
      </FormEnd>
    </form>
  )
}
