import { Field } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { filtersIn, type SearchField } from './search-params.ts'

/** What is looked for, in the address: it can be kept, sent and gone back to. */
export function SearchFilters() {
  const { t } = useLingui()
  const [params, setParams] = useSearchParams()
  const skills = trpc.vacancies.skills.useQuery(undefined, { staleTime: 60_000 })
  const used = filtersIn(params)
  const [open, setOpen] = useState(used > 0)
  const change = (field: SearchField, value: string) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now)
        if (value) next.set(field, value)
        else next.delete(field)
        return next
      },
      { replace: true },
    )
  const value = (field: SearchField) => params.get(field) ?? ''
  const chosen = value('skill')
  const named = (skills.data ?? []).map(({ skill }) => skill)
  const offered = chosen && !named.includes(chosen) ? [chosen, ...named] : named

  return (
    <search className="vacancy-filters">
      <Field label={t`What are you looking for?`} hint={t`Work, a company, or a skill.`}>
        {(control) => <Typed control={control} type="search" value={value('q')} onChange={(typed) => change('q', typed)} />}
      </Field>
      <div className="row wrap">
        <label className="chip">
          <input type="checkbox" checked={value('free') === '1'} onChange={(event) => change('free', event.target.checked ? '1' : '')} />
          <span>
            <Trans>With a free place</Trans>
          </span>
        </label>
        <label className="chip">
          <input type="checkbox" checked={value('saved') === '1'} onChange={(event) => change('saved', event.target.checked ? '1' : '')} />
          <span>
            <Trans>Saved ones</Trans>
          </span>
        </label>
      </div>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Plural value={used} _0="More filters" one="More filters (# in use)" other="More filters (# in use)" />
        </summary>
        <div className="pair">
          <Field label={t`Skill`}>
            {(control) => (
              <select {...control} value={chosen} onChange={(event) => change('skill', event.target.value)}>
                <option value="">{t`Any`}</option>
                {offered.map((skill) => (
                  <option key={skill} value={skill}>
                    {skill}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t`Town or region`}>
            {(control) => <Typed control={control} type="text" value={value('place')} onChange={(typed) => change('place', typed)} />}
          </Field>
          <Field label={t`Begins on or after`}>
            {(control) => <input {...control} type="date" value={value('from')} onChange={(event) => change('from', event.target.value)} />}
          </Field>
          <Field label={t`Ends on or before`}>
            {(control) => <input {...control} type="date" value={value('to')} onChange={(event) => change('to', event.target.value)} />}
          </Field>
        </div>
      </details>
    </search>
  )
}

const PAUSE_MS = 250

/** A text whose keys don't wait for the address: that follows after a pause. */
function Typed({
  control,
  type,
  value,
  onChange,
}: {
  control: object
  type: 'search' | 'text'
  value: string
  onChange: (typed: string) => void
}) {
  const [typed, setTyped] = useState(value)
  const written = useRef(value)
  const latest = useRef(onChange)
  latest.current = onChange
  useEffect(() => {
    if (value !== written.current) setTyped(value)
    written.current = value
  }, [value])
  useEffect(() => {
    if (typed === written.current) return
    const timer = setTimeout(() => {
      written.current = typed
      latest.current(typed)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return <input {...control} type={type} maxLength={100} value={typed} onChange={(event) => setTyped(event.target.value)} />
}
