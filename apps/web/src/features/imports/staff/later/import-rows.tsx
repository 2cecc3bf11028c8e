import type { ImportRowView, ImportView } from '@ipt/contracts'
import { FIELDS_OF, type ImportField } from '@ipt/domain'
import { Button, EmptyState, FieldError, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { getQueryKey } from '@trpc/react-query'
import { CircleAlert, CircleCheck, Link2, RotateCcw, X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Loaded } from '../../../../components/loaded.tsx'
import { ShowMore } from '../../../../components/show-more.tsx'
import { usePages } from '../../../../components/staff/later/use-pages.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useFaultWords, useKindWords } from './import-words.ts'
import { useImportWritten } from './use-import.ts'
import { useRowFocus } from './use-row-focus.ts'

interface ImportRowsProps {
  view: ImportView
  show: 'faults' | 'ready' | 'dropped' | 'all'
}

/** The rows of a file; a cell at fault is mended where it stands. */
export function ImportRows({ view, show }: ImportRowsProps) {
  const { client } = trpc.useUtils()
  const input = { id: view.id, show, limit: 50 }
  const pages = usePages(getQueryKey(trpc.imports.rows, input, 'infinite'), (cursor, signal) =>
    client.imports.rows.query({ ...input, ...cursor }, { signal }),
  )
  return (
    <Loaded query={pages} lines={8}>
      {({ pages: loaded }) => (
        <RowList view={view} show={show} rows={loaded.flatMap((page) => page.items)}>
          <ShowMore pages={pages} />
        </RowList>
      )}
    </Loaded>
  )
}

function RowList({ view, show, rows, children }: ImportRowsProps & { rows: readonly ImportRowView[]; children: ReactNode }) {
  const kept = useRowFocus(rows, 'import-rows')
  return (
    <div {...kept}>
      {rows.length > 0 ? (
        <>
          <ul className="card rows lines import-rows">
            {rows.map((row) => (
              <Row key={row.row} view={view} row={row} />
            ))}
          </ul>
          {children}
        </>
      ) : (
        <div className="card">
          <EmptyState icon={CircleCheck} title={show === 'faults' ? <Trans>Nothing to mend</Trans> : <Trans>No row here</Trans>}>
            {show === 'faults' && view.status === 'DRAFT' ? (
              <Trans>Every row that is not left out can be taken.</Trans>
            ) : (
              <Trans>Choose another group above.</Trans>
            )}
          </EmptyState>
        </div>
      )}
    </div>
  )
}

function Row({ view, row: line }: { view: ImportView; row: ImportRowView }) {
  const { t } = useLingui()
  const errorText = useErrorText()
  const written = useImportWritten()
  const { id, kind, status } = view
  const { row, values, dropped, faults } = line
  const mark = trpc.imports.mark.useMutation({ onSuccess: written })
  const isDraft = status === 'DRAFT'
  const broken = new Set(faults.map(({ field }) => field))
  return (
    <li>
      <span className="import-row-number hint">{row}</span>
      <div className="grow">
        <p className={dropped ? 'import-dropped' : undefined}>
          {FIELDS_OF[kind]
            .filter((field) => !broken.has(field) && values[field])
            .map((field) => values[field])
            .join(' · ')}
        </p>
        {faults.map((fault) => (
          <Cell key={fault.field} id={id} row={row} fault={fault} value={values[fault.field] ?? ''} />
        ))}
        {mark.error && !mark.isPending && (
          <Notice tone="flagged" icon={CircleAlert} role="alert">
            {errorText(mark.error)}
          </Notice>
        )}
      </div>
      {isDraft && (
        <div className="end">
          {faults.some(({ fault }) => fault === 'ELSEWHERE') && (
            <Button size="small" icon={Link2} busy={mark.isPending} onClick={() => mark.mutate({ id, rows: [row], linked: true })}>
              <Trans>It is them</Trans>
              <span className="sr">{t`in row ${row}`}</span>
            </Button>
          )}
          <Button
            size="small"
            variant="quiet"
            icon={dropped ? RotateCcw : X}
            busy={mark.isPending}
            onClick={() => mark.mutate({ id, rows: [row], dropped: !dropped })}
          >
            {dropped ? <Trans>Take it in again</Trans> : <Trans>Leave out</Trans>}
            <span className="sr">{t`row ${row}`}</span>
          </Button>
        </div>
      )}
    </li>
  )
}

interface CellProps {
  id: string
  row: number
  fault: ImportRowView['faults'][number]
  value: string
}

/** One cell at fault: what is wrong, and its text to be put right. It is sent when one leaves it or presses Enter. */
function Cell({ id, row, fault, value }: CellProps) {
  const { t } = useLingui()
  const cell = useId()
  const words = useKindWords()
  const faultText = useFaultWords()
  const errorText = useErrorText()
  const written = useImportWritten()
  const edit = trpc.imports.editCell.useMutation({ onSuccess: written })
  const field: ImportField = fault.field
  const head = words.head[field]
  const send = (next: string) => {
    if (next !== value) edit.mutate({ id, row, field, value: next })
  }
  return (
    <div className="f import-cell">
      <label className="label" htmlFor={cell}>
        {head} <span className="sr">{t`of row ${row}`}</span>
      </label>
      <input
        id={cell}
        className="field"
        key={value}
        defaultValue={value}
        maxLength={300}
        aria-invalid="true"
        aria-describedby={`${cell}-fault`}
        onBlur={(event) => send(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && send(event.currentTarget.value)}
      />
      <FieldError id={`${cell}-fault`}>{edit.error && !edit.isPending ? errorText(edit.error) : faultText(fault)}</FieldError>
    </div>
  )
}
