import '../../../../components/later/forms.css'
import '../../../../components/staff/headline.css'
import { IMPORT_BYTES, IMPORT_KINDS, IMPORT_ROWS, type ImportKind } from '@ipt/domain'
import { Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft, Upload } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { SelectField } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { Link } from '../../../../components/link.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { useFormats } from '../../../../lib/format.ts'
import { useNavigate } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useInstitution } from '../../../institutions/staff/later/use-institution.tsx'
import { EarlierImports } from './earlier-imports.tsx'
import { useKindWords } from './import-words.ts'
import { sendImport } from './send-import.ts'

/** A list of people as a file: the first step of taking it in. Nothing is written but a draft. */
export default function ImportPage() {
  const { t } = useLingui()
  const format = useFormats()
  const navigate = useNavigate()
  const words = useKindWords()
  const { id: institutionId, choice } = useInstitution()
  const cohorts = (trpc.cohorts.list.useQuery({ institutionId }).data ?? []).filter(({ endsOn, today }) => endsOn >= today)
  const [kind, setKind] = useState<ImportKind>('students')
  const [cohortId, setCohortId] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [missing, setMissing] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const season = cohortId ?? cohorts[0]?.id ?? ''
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const chosen = file.current?.files?.[0]
    setMissing(!chosen)
    if (!chosen || busy) return
    setBusy(true)
    setError(null)
    try {
      const id = await sendImport(chosen, { institutionId, kind, cohortId: kind === 'students' ? season : '' })
      navigate(`/coordinator/people/import/${id}`)
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  const sample = `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${words.sample(kind)}`)}`
  return (
    <div className="page">
      <Link className="back sm" to="/coordinator/people">
        <Icon of={ChevronLeft} size="s" />
        <Trans>People</Trans>
      </Link>
      <div className="headline">
        <div>
          <PageHeading title={t`Import people`} />
          <p className="muted">
            <Trans>From a file of your spreadsheet. You see every row before anything is written.</Trans>
          </p>
        </div>
        {choice}
      </div>
      <form className="card pad form" noValidate onSubmit={(event) => void submit(event)}>
        <SelectField
          label={t`Who is in the file`}
          value={kind}
          options={IMPORT_KINDS.map((value) => ({ value, label: words.kind[value] }))}
          onChange={(next) => setKind(next as ImportKind)}
        />
        {kind === 'students' && (
          <SelectField
            label={t`Season that they are put into`}
            value={season}
            options={[...cohorts.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: t`None yet` }]}
            onChange={setCohortId}
          />
        )}
        <div className="f">
          <label className="label" htmlFor="import-file">
            <Trans>File, CSV or .xlsx</Trans>
          </label>
          <input
            ref={file}
            id="import-file"
            className="field"
            type="file"
            accept=".csv,.txt,.tsv,.xlsx"
            aria-invalid={missing}
            onChange={() => setMissing(false)}
          />
          <p className="hint">
            <Trans>
              The first line names the columns. At most {format.number(IMPORT_ROWS)} rows and {format.number(IMPORT_BYTES / 1024 / 1024)}{' '}
              MB.
            </Trans>{' '}
            <a href={sample} download={`${kind}.csv`}>
              <Trans>A sample to fill in</Trans>
            </a>
          </p>
          {missing && <p className="error">{t`Choose the file first.`}</p>}
        </div>
        <FormEnd busy={busy} error={error} icon={Upload}>
          <Trans>Read the file</Trans>
        </FormEnd>
      </form>
      <EarlierImports />
    </div>
  )
}
