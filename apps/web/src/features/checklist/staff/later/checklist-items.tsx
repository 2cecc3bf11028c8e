import type { ChecklistItemView, CohortView } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Button, Dialog, Notice, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { focusOn } from '../../../../lib/focus.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { GATE_WORDS, KIND_WORDS, NEED_WORDS } from '../../later/checklist-words.ts'
import { ItemForm } from './item-form.tsx'

/** What is asked of a season's students before they begin. */
export function ChecklistItems({ cohort, items }: { cohort: CohortView; items: readonly ChecklistItemView[] }) {
  const { t } = useLingui()
  const [open, setOpen] = useState<ChecklistItemView | 'new' | null>(null)
  return (
    <section className="group" aria-labelledby="items">
      <div className="between">
        <h2 id="items" tabIndex={-1}>
          <Trans>What is asked for</Trans>
        </h2>
        <Button size="small" icon={Plus} disabled={items.length >= LIMITS.checklistItems} onClick={() => setOpen('new')}>
          <Trans>Add item</Trans>
        </Button>
      </div>
      {items.length === 0 ? (
        <p className="hint measure">
          <Trans>
            Nothing yet. Ask for an insurance cover, a consent or a document; each can hold back applying, the placement or the arrival.
          </Trans>
        </p>
      ) : (
        <ul className="card rows lines">
          {items.map((item) => (
            <ItemLine key={item.id} item={item} cohortId={cohort.id} onEdit={() => setOpen(item)} />
          ))}
        </ul>
      )}
      <Dialog open={open !== null} onClose={() => setOpen(null)} title={open === 'new' ? t`New item` : t`Edit item`} closeLabel={t`Close`}>
        {open && <ItemForm item={open === 'new' ? null : open} cohortId={cohort.id} onClose={() => setOpen(null)} />}
      </Dialog>
    </section>
  )
}

function ItemLine({ item, cohortId, onEdit }: { item: ChecklistItemView; cohortId: string; onEdit: () => void }) {
  const { t, i18n } = useLingui()
  const toast = useToast()
  const errorText = useErrorText()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const { id, label, kind, needs, gate } = item
  const remove = trpc.checklist.removeItem.useMutation({
    onSuccess: (items) => {
      utils.checklist.get.setData({ cohortId }, items)
      void utils.checklist.rows.invalidate()
      void utils.cohorts.get.invalidate()
      focusOn('items')
      toast({ text: t`${label} removed. The answers to it are kept.` })
    },
  })
  return (
    <li>
      <div className="grow">
        <span className="m">{label}</span>
        <p className="hint">
          {i18n._(KIND_WORDS[kind])}
          {' · '}
          {i18n._(NEED_WORDS[needs])}
          {' · '}
          {gate ? i18n._(GATE_WORDS[gate]) : t`holds nothing back`}
        </p>
      </div>
      <div className="end">
        <Button size="small" variant="quiet" icon={Pencil} onClick={onEdit}>
          <Trans>Edit</Trans>
          <span className="sr">{label}</span>
        </Button>
        <Button
          size="small"
          variant="quiet"
          icon={Trash2}
          busy={remove.isPending}
          onClick={() => remove.mutate({ id, requestId: steadyId(id) })}
        >
          <Trans>Remove</Trans>
          <span className="sr">{label}</span>
        </Button>
      </div>
      {remove.error && !remove.isPending && (
        <Notice tone="flagged" icon={CircleAlert} role="alert">
          {errorText(remove.error)}
        </Notice>
      )}
    </li>
  )
}
