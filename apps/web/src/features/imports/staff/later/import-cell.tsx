import type { ImportRowView } from '@ipt/contracts'
import type { ImportField } from '@ipt/domain'
import { FieldError } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { useId, useState } from 'react'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useFaultWords, useKindWords } from './import-words.ts'
import { useImportWritten } from './use-import.ts'

interface ImportCellProps {
  id: string
  row: number
  field: ImportField
  /** What is wrong with it, if anything is. */
  fault: ImportRowView['faults'][number] | undefined
  value: string
}

/** One cell to be put right, with what is wrong with it. It is sent when one leaves it or presses Enter. */
export function ImportCell({ id, row, field, fault, value }: ImportCellProps) {
  const { t } = useLingui()
  const cell = useId()
  const words = useKindWords()
  const faultText = useFaultWords()
  const errorText = useErrorText()
  const written = useImportWritten()
  const edit = trpc.imports.editCell.useMutation({ onSuccess: written })
  // What was typed over a value that has changed since is not shown any more.
  const [typed, setTyped] = useState({ over: value, as: value })
  const shown = typed.over === value ? typed.as : value
  const send = () => {
    const sent = edit.variables?.value === shown && !edit.error
    if (shown.trim() !== value && !sent) edit.mutate({ id, row, field, value: shown })
  }
  const error = edit.error && !edit.isPending ? errorText(edit.error) : fault && faultText(fault)
  return (
    <div className="f import-cell">
      <label className="label" htmlFor={cell}>
        {words.head[field]} <span className="sr">{t`of row ${row}`}</span>
      </label>
      <input
        id={cell}
        className="field"
        value={shown}
        maxLength={300}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${cell}-fault`}
        onChange={(event) => setTyped({ over: value, as: event.target.value })}
        onBlur={send}
        onKeyDown={(event) => event.key === 'Enter' && send()}
      />
      {error !== undefined && <FieldError id={`${cell}-fault`}>{error}</FieldError>}
    </div>
  )
}
