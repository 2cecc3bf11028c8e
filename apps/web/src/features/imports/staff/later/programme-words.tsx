import type { ImportView } from '@ipt/contracts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { SelectField } from '../../../../components/later/fields.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import { CheckAgain } from './check-again.tsx'
import { useImportWritten } from './use-import.ts'

/** Words that mean no programme yet: said once, for every row that has them. */
export function ProgrammeWords({ view: { id, institutionId, unknownProgrammes } }: { view: ImportView }) {
  const { t } = useLingui()
  const written = useImportWritten()
  const programmes = trpc.settings.get.useQuery({ institutionId }).data?.programmes ?? []
  const name = trpc.imports.nameProgramme.useMutation({ onSuccess: written })
  if (unknownProgrammes.length === 0) return null
  return (
    <section className="card pad group" aria-labelledby="words">
      <h2 id="words">
        <Trans>Programmes that nobody knows</Trans>
      </h2>
      {unknownProgrammes.map(({ word, rows }) => (
        <SelectField
          key={word}
          label={
            <>
              "{word}", <Plural value={rows} one="# row" other="# rows" />
            </>
          }
          value=""
          options={[
            { value: '', label: t`Choose what it means` },
            ...programmes.map((each) => ({ value: each.id, label: `${each.name} (${each.code})` })),
          ]}
          onChange={(programmeId) => programmeId && name.mutate({ id, word, programmeId })}
        />
      ))}
      <p className="hint">
        <Trans>Is it a new one? Add it in the settings, and come back.</Trans>
      </p>
      <CheckAgain to="/coordinator/settings">
        <Trans>Programmes in the settings</Trans>
      </CheckAgain>
    </section>
  )
}
