import type { ChecklistItemView, ChecklistRow } from '@ipt/contracts'
import { Dialog, Icon, Status } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { Paperclip } from 'lucide-react'
import { useState } from 'react'
import { answerWords } from '../../later/checklist-words.ts'
import { CheckAnswer } from './check-answer.tsx'

type Cell = ChecklistRow['cells'][number]

/** Students against items. What has an answer opens it; dashed is open. */
export function CheckTable({
  cohortId,
  items,
  rows,
}: {
  cohortId: string
  items: readonly ChecklistItemView[]
  rows: readonly ChecklistRow[]
}) {
  const { t } = useLingui()
  const [open, setOpen] = useState<{ studentId: string; itemId: string } | null>(null)
  const row = rows.find(({ student }) => student.id === open?.studentId)
  const cell = row?.cells.find(({ itemId }) => itemId === open?.itemId)
  const item = items.find(({ id }) => id === open?.itemId)
  const close = () => setOpen(null)
  return (
    // The table scrolls in itself, so a keyboard has to get there.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region takes the focus
    <section className="card checks" tabIndex={0} aria-label={t`Students against the checklist`}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t`Student`}</th>
            {items.map(({ id, label }) => (
              <th scope="col" key={id}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ student, cells }) => (
            <tr key={student.id}>
              <th scope="row">
                <span className="m">{student.name}</span>
                <span className="hint">{student.registrationNumber}</span>
              </th>
              {cells.map((each) => (
                <td key={each.itemId}>
                  <CellMark cell={each} name={student.name} onOpen={() => setOpen({ studentId: student.id, itemId: each.itemId })} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Dialog open={open !== null} onClose={close} title={item?.label ?? ''} closeLabel={t`Close`}>
        {row && cell?.answer && item && (
          <CheckAnswer key={cell.answer.id} cohortId={cohortId} student={row.student} item={item} cell={cell} onClose={close} />
        )}
      </Dialog>
    </section>
  )
}

function CellMark({ cell: { answer, open }, name, onOpen }: { cell: Cell; name: string; onOpen: () => void }) {
  const { t, i18n } = useLingui()
  const { tone, label } = answerWords(answer?.status ?? null, open)
  const mark = <Status tone={tone}>{i18n._(label)}</Status>
  if (!answer) return mark
  return (
    <button type="button" className="cell" onClick={onOpen}>
      {mark}
      {answer.file && <Icon of={Paperclip} size="s" />}
      <span className="sr">{t`open the answer of ${name}`}</span>
    </button>
  )
}
