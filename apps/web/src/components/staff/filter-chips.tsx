import './filter-chips.css'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useLocation, useSearchParams } from '../../lib/router.ts'
import { Link } from '../link.tsx'

export interface FilterOption<Value extends string> {
  /** The first option's is what no parameter at all means. */
  value: Value
  label: ReactNode
  count?: number | undefined
}

/** The parameter's value if it is one of the `values`; the first of them else. */
export function useFilter<Value extends string>(parameter: string, values: readonly [Value, ...Value[]]): Value {
  const [search] = useSearchParams()
  const value = search.get(parameter)
  return values.find((each) => each === value) ?? values[0]
}

/** Filters as links: what is shown stands in the address, so that it can be kept, sent and gone back to. */
export function FilterChips<Value extends string>({
  parameter,
  options,
  chosen,
}: {
  parameter: string
  options: readonly FilterOption<Value>[]
  chosen: Value
}) {
  const { t } = useLingui()
  const { pathname } = useLocation()
  const [search] = useSearchParams()
  const to = (value: Value) => {
    const next = new URLSearchParams(search)
    if (value === options[0]?.value) next.delete(parameter)
    else next.set(parameter, value)
    return next.size > 0 ? `${pathname}?${next}` : pathname
  }
  return (
    <nav className="chips filter" aria-label={t`Show`}>
      {options.map(({ value, label, count }) => (
        <Link key={value} className="chip" to={to(value)} aria-current={value === chosen ? 'true' : undefined}>
          <span>
            {label}
            {count !== undefined && <span className="count">{count}</span>}
          </span>
        </Link>
      ))}
    </nav>
  )
}
