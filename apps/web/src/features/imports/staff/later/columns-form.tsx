import type { ImportView, MapImportInput } from '@ipt/contracts'
import { FIELDS_OF, IMPORT_ENCODINGS, type ImportField, OPTIONAL_FIELDS } from '@ipt/domain'
import { useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { SelectField } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import { useKindWords } from './import-words.ts'
import { useImportWritten } from './use-import.ts'

/** Which column holds what; guessed from the first line, and chosen here where the guess is wrong. And how the text is read. */
export function ColumnsForm({ view }: { view: ImportView }) {
  const { t } = useLingui()
  const toast = useToast()
  const words = useKindWords()
  const written = useImportWritten()
  const { id, version, kind, headers } = view
  const [columns, setColumns] = useState<Partial<Record<ImportField, number>>>(view.columns)
  const [encoding, setEncoding] = useState(view.encoding)
  const [delimiter, setDelimiter] = useState(view.delimiter)
  const anew = encoding !== view.encoding || delimiter !== view.delimiter
  const map = trpc.imports.map.useMutation({
    onSuccess: (next) => {
      written(next)
      toast({ text: anew ? t`The file was read again.` : t`The columns are set.` })
    },
  })
  const changed = anew || JSON.stringify(columns) !== JSON.stringify(view.columns)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (map.isPending) return
    const input: MapImportInput = { id, version, columns, ...(encoding ? { encoding } : {}), ...(delimiter ? { delimiter } : {}) }
    map.mutate(input)
  }
  const lacks = (field: ImportField) => view.columns[field] === undefined && !OPTIONAL_FIELDS.has(field)
  const complete = !FIELDS_OF[kind].some(lacks)
  return (
    <details className="fold card pad" open={!complete}>
      <summary>
        <Trans>Columns and characters</Trans>
      </summary>
      <form className="form" onSubmit={submit}>
        <div className="form-pair">
          {FIELDS_OF[kind].map((field) => (
            <SelectField
              key={field}
              label={words.head[field]}
              value={String(columns[field] ?? '')}
              error={lacks(field) && columns[field] === undefined ? t`Choose the column.` : null}
              options={[
                { value: '', label: t`No column` },
                ...headers.map((header, index) => ({ value: String(index), label: header || `${index + 1}` })),
              ]}
              onChange={(value) => {
                const { [field]: _, ...rest } = columns
                setColumns(value === '' ? rest : { ...rest, [field]: Number(value) })
              }}
            />
          ))}
        </div>
        {view.encoding && (
          <div className="form-pair">
            <SelectField
              label={t`Characters`}
              hint={t`If names look wrong, choose another one.`}
              value={encoding ?? ''}
              options={IMPORT_ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
              onChange={(value) => setEncoding(value as typeof encoding)}
            />
            <SelectField
              label={t`What parts the columns`}
              value={delimiter ?? ','}
              options={[
                { value: ',', label: t`Comma` },
                { value: ';', label: t`Semicolon` },
                { value: '\t', label: t`Tab` },
                { value: '|', label: '|' },
              ]}
              onChange={(value) => setDelimiter(value as typeof delimiter)}
            />
          </div>
        )}
        {anew && (
          <p className="hint">
            <Trans>The rows begin anew: what was mended or left out is forgotten.</Trans>
          </p>
        )}
        {changed && (
          <FormEnd busy={map.isPending} error={map.error}>
            <Trans>Read it so</Trans>
          </FormEnd>
        )}
      </form>
    </details>
  )
}
