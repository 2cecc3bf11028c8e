import '../../../cohorts/staff/later/cohorts.css'
import { EmptyState, FieldError } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { getQueryKey } from '@trpc/react-query'
import { SearchX } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { TextField } from '../../../../components/later/fields.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { ShowMore } from '../../../../components/show-more.tsx'
import { usePages } from '../../../../components/staff/later/use-pages.ts'
import { trpc } from '../../../../lib/trpc.ts'

export interface UnplacedStudentsProps {
  cohortId: string
  /** Empty: every programme. */
  programmeId: string
  chosen: readonly string[]
  error: string | null
  onChoose: (chosen: string[]) => void
}

/** The students of a season who have no placement, to choose from. Who was chosen stays so while the list is narrowed. */
export function UnplacedStudents({ cohortId, programmeId, chosen, error, onChoose }: UnplacedStudentsProps) {
  const { t } = useLingui()
  const utils = trpc.useUtils()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed).trim()
  const input = { cohortId, show: 'unplaced' as const, ...(programmeId ? { programmeId } : {}), ...(q ? { q } : {}), limit: 100 }
  const pages = usePages(getQueryKey(trpc.cohorts.students, input, 'infinite'), (cursor, signal) =>
    utils.client.cohorts.students.query({ ...input, ...cursor }, { signal }),
  )
  const picked = new Set(chosen)
  return (
    <>
      <TextField label={t`Name or number`} type="search" maxLength={100} value={typed} onChange={setTyped} />
      <FieldError>{error}</FieldError>
      <Loaded query={pages} lines={6}>
        {({ pages: loaded }) => {
          const students = loaded.flatMap((page) => page.items)
          const all = students.every(({ id }) => picked.has(id))
          const turn = (ids: readonly string[], on: boolean) =>
            onChoose(on ? [...new Set([...chosen, ...ids])] : chosen.filter((id) => !ids.includes(id)))
          if (students.length === 0)
            return (
              <div className="card">
                <EmptyState icon={SearchX} title={<Trans>Nobody to show</Trans>}>
                  {q ? <Trans>No student fits this search.</Trans> : <Trans>Everybody of this group has a placement.</Trans>}
                </EmptyState>
              </div>
            )
          return (
            <>
              <div className="card students">
                <table>
                  <caption className="sr">{t`Students without a placement`}</caption>
                  <thead>
                    <tr>
                      <td className="of-tick">
                        <label>
                          <input
                            type="checkbox"
                            checked={all}
                            aria-label={t`Choose all that are shown`}
                            aria-invalid={error ? true : undefined}
                            onChange={() =>
                              turn(
                                students.map(({ id }) => id),
                                !all,
                              )
                            }
                          />
                        </label>
                      </td>
                      <th scope="col">{t`Student`}</th>
                      <th scope="col" className="of-programme">{t`Programme`}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {students.map(({ id, name, registrationNumber, programme }) => (
                      <tr key={id}>
                        <td className="of-tick">
                          <label>
                            <input
                              type="checkbox"
                              checked={picked.has(id)}
                              aria-label={t`Choose ${name}`}
                              onChange={(event) => turn([id], event.target.checked)}
                            />
                          </label>
                        </td>
                        <th scope="row">
                          <span className="m">{name}</span>
                          <span className="hint">{registrationNumber}</span>
                        </th>
                        <td className="sm of-programme">{programme.name}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                <p className="students-act hint" role="status">
                  <Plural value={chosen.length} _0="Nobody is chosen." one="# student is chosen." other="# students are chosen." />
                </p>
              </div>
              <ShowMore pages={pages} />
            </>
          )
        }}
      </Loaded>
    </>
  )
}
