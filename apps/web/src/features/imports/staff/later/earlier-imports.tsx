import './imports.css'
import { Plural, Trans } from '@lingui/react/macro'
import { Link } from '../../../../components/link.tsx'
import { useFormats } from '../../../../lib/format.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useKindWords } from './import-words.ts'

/** Files that were read before: drafts to go on with, and what was taken. */
export function EarlierImports() {
  const format = useFormats()
  const words = useKindWords()
  const imports = trpc.imports.list.useQuery().data ?? []
  if (imports.length === 0) return null
  return (
    <section className="group import-earlier" aria-labelledby="earlier-imports">
      <h2 id="earlier-imports">
        <Trans>Earlier files</Trans>
      </h2>
      <ul className="card rows lines">
        {imports.map(({ id, name, kind, status, rows, createdAt }) => (
          <li key={id}>
            <div className="grow">
              <Link className="row-link" to={`/coordinator/people/import/${id}`}>
                {name}
              </Link>
              <p className="hint">
                {words.kind[kind]} · <Plural value={rows} one="# row" other="# rows" /> · {format.moment(createdAt)}
              </p>
            </div>
            <span className="hint">
              {status === 'DRAFT' ? <Trans>Draft</Trans> : status === 'COMMITTED' ? <Trans>Taken</Trans> : <Trans>Taken back</Trans>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
