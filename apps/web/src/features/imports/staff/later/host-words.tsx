import type { ImportView } from '@ipt/contracts'
import { Plural, Trans } from '@lingui/react/macro'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { HostField } from '../../../vacancies/staff/later/host-field.tsx'
import { CheckAgain } from './check-again.tsx'
import { useImportWritten } from './use-import.ts'

/** As many as one looks through; the others follow. */
const SHOWN = 20

/** Names that mean no company, or more than one: said once, for every row that has them. */
export function HostWords({ view: { id, unknownHosts } }: { view: ImportView }) {
  const errorText = useErrorText()
  const written = useImportWritten()
  const name = trpc.imports.nameHost.useMutation({ onSuccess: written })
  if (unknownHosts.length === 0) return null
  return (
    <section className="card pad group" aria-labelledby="host-words">
      <h2 id="host-words">
        <Trans>Companies that nobody knows, or that share a name</Trans>
      </h2>
      {unknownHosts.slice(0, SHOWN).map(({ word, rows }) => (
        <details key={word} className="fold">
          <summary>
            "{word}", <Plural value={rows} one="# row" other="# rows" />
          </summary>
          <HostField
            value={null}
            error={name.error && name.variables?.word === word ? errorText(name.error) : null}
            onChange={(host) => host && name.mutate({ id, word, organisationId: host.id })}
          />
        </details>
      ))}
      <p className="hint">
        <Trans>Is it a new one? Add it among the hosts, and come back.</Trans>
      </p>
      <CheckAgain to="/coordinator/hosts/new">
        <Trans>New host</Trans>
      </CheckAgain>
    </section>
  )
}
