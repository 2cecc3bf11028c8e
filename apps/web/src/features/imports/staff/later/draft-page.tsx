import '../../../../components/later/forms.css'
import '../../../../components/staff/headline.css'
import './imports.css'
import type { ImportView } from '@ipt/contracts'
import { Icon, Notice } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft, CircleCheck, Trash2, Undo2 } from 'lucide-react'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import NotFound from '../../../../components/not-found.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { FilterChips, useFilter } from '../../../../components/staff/filter-chips.tsx'
import { codeOf } from '../../../../lib/errors.ts'
import { useParams } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { ColumnsForm } from './columns-form.tsx'
import { DiscardImport } from './discard-import.tsx'
import { HostWords } from './host-words.tsx'
import { ImportActs } from './import-acts.tsx'
import { ImportKept } from './import-kept.tsx'
import { ImportRows } from './import-rows.tsx'
import { ImportSteps } from './import-steps.tsx'
import { useKindWords } from './import-words.ts'
import { ProgrammeWords } from './programme-words.tsx'

/** A file that was read: what its columns are, what has to be mended, and the press that takes it. A reload loses nothing. */
export default function DraftPage() {
  const { id = '' } = useParams()
  const draft = trpc.imports.get.useQuery({ id })
  const code = codeOf(draft.error)
  if (code === 'NOT_FOUND' || code === 'INPUT_INVALID') return <NotFound />
  return (
    <div className="page wide">
      <Link className="back sm" to="/coordinator/people/import">
        <Icon of={ChevronLeft} size="s" />
        <Trans>Import people</Trans>
      </Link>
      <Loaded query={draft} lines={12}>
        {(view) => <OneDraft view={view} />}
      </Loaded>
    </div>
  )
}

const SHOWN = ['faults', 'ready', 'notices', 'dropped', 'all'] as const

function OneDraft({ view }: { view: ImportView }) {
  const { t } = useLingui()
  const words = useKindWords()
  const show = useFilter('show', SHOWN)
  const { name, kind, cohort, status, rows, ready, faults, notices, dropped, known, keptUntil, stayed } = view
  const isDraft = status === 'DRAFT'
  const options = [
    { value: 'faults' as const, label: t`To mend`, count: faults },
    { value: 'ready' as const, label: t`Ready`, count: ready },
    ...(notices > 0 || show === 'notices' ? [{ value: 'notices' as const, label: t`Differ from here`, count: notices }] : []),
    { value: 'dropped' as const, label: t`Left out`, count: dropped },
    { value: 'all' as const, label: t({ message: 'All', context: 'rows' }), count: rows },
  ]
  return (
    <>
      <div className="headline">
        <div>
          <PageHeading title={name} />
          <p className="muted">
            {words.kind[kind]}
            {cohort && <>, {cohort.name}</>}
          </p>
        </div>
        {isDraft ? <DiscardImport id={view.id} /> : <ImportActs view={view} />}
      </div>
      {isDraft && <ImportSteps view={view} />}
      {status === 'DISCARDED' && (
        <Notice tone="returned" icon={Trash2}>
          <Trans>This draft was thrown away.</Trans>
        </Notice>
      )}
      {status === 'COMMITTED' && (
        <Notice tone="verified" icon={CircleCheck}>
          <Plural value={ready} one="# person was taken." other="# people were taken." />
        </Notice>
      )}
      {status === 'ROLLED_BACK' && (
        <Notice tone="returned" icon={Undo2}>
          <Trans>This file was taken back.</Trans>
          {stayed.length > 0 && (
            <>
              {' '}
              <Plural
                value={stayed.length}
                one="# person stays, since something hangs on them already:"
                other="# people stay, since something hangs on them already:"
              />{' '}
              {stayed.slice(0, 20).join(', ')}
            </>
          )}
        </Notice>
      )}
      {isDraft && known > 0 && (
        <p className="hint">
          <Plural
            value={known}
            one="# person is known here already, and only gets what they lack."
            other="# people are known here already, and only get what they lack."
          />
        </p>
      )}
      {isDraft && (
        <div className="import-cols">
          <ColumnsForm key={JSON.stringify([view.columns, view.encoding, view.delimiter])} view={view} />
          <ProgrammeWords view={view} />
          <HostWords view={view} />
        </div>
      )}
      <ImportKept view={view} />
      {keptUntil !== null && (
        <section className="group" aria-labelledby="import-rows">
          <h2 id="import-rows" tabIndex={-1}>
            <Trans>Rows</Trans>
          </h2>
          <FilterChips parameter="show" options={options} chosen={show} />
          <ImportRows view={view} show={show} />
          {isDraft && <ImportActs view={view} />}
        </section>
      )}
    </>
  )
}
