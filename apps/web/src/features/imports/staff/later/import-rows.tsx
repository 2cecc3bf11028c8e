import type { ImportRowView, ImportView } from '@ipt/contracts'
import { FIELDS_OF, type ImportField } from '@ipt/domain'
import { Button, EmptyState, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { getQueryKey } from '@trpc/react-query'
import { Check, CircleAlert, CircleCheck, Link2, Pencil, RotateCcw, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { ShowMore } from '../../../../components/show-more.tsx'
import { usePages } from '../../../../components/staff/later/use-pages.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { ImportCell } from './import-cell.tsx'
import { useNoticeWords } from './import-words.ts'
import { useImportWritten } from './use-import.ts'
import { useRowFocus } from './use-row-focus.ts'

interface ImportRowsProps {
  view: ImportView
  show: 'faults' | 'ready' | 'notices' | 'dropped' | 'all'
}

/** The rows of a file; a cell is mended where it stands. */
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
  const { row, values, dropped, faults, notices } = line
  const [open, setOpen] = useState(false)
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (open) item.current?.querySelector('input')?.focus()
  }, [open])
  const noticeText = useNoticeWords()
  const mark = trpc.imports.mark.useMutation({ onSuccess: written })
  const isDraft = status === 'DRAFT'
  const isOpen = open && isDraft && !dropped
  const faultOf = (field: ImportField) => faults.find((fault) => fault.field === field)
  const edited = (field: ImportField) => faultOf(field) !== undefined || (isOpen && view.columns[field] !== undefined)
  const personId = [...faults, ...notices].find((each) => each.personId)?.personId
  return (
    <li ref={item}>
      <span className="import-row-number hint">{row}</span>
      <div className="grow">
        <p className={dropped ? 'import-dropped' : undefined}>
          {FIELDS_OF[kind]
            .filter((field) => !edited(field) && values[field])
            .map((field) => values[field])
            .join(' · ')}
        </p>
        {FIELDS_OF[kind].filter(edited).map((field) => (
          <ImportCell key={field} id={id} row={row} field={field} fault={faultOf(field)} value={values[field] ?? ''} />
        ))}
        {notices.map((notice) => (
          <p key={notice.field} className="hint">
            {noticeText(notice)}
          </p>
        ))}
        {personId && (
          <Link className="sm" to={`/coordinator/people/${personId}`}>
            <Trans>Their page</Trans>
            <span className="sr">{t`row ${row}`}</span>
          </Link>
        )}
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
          {!dropped && (
            <Button size="small" variant="quiet" icon={isOpen ? Check : Pencil} aria-expanded={isOpen} onClick={() => setOpen(!open)}>
              {isOpen ? <Trans>Close</Trans> : <Trans>Edit</Trans>}
              <span className="sr">{t`row ${row}`}</span>
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
