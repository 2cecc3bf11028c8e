import { useState } from 'react'
import { useMe } from '../../features/accounts/components/session.tsx'

/**
 * What stands in a form. What somebody changed is kept in this tab: a reload or an expired session loses nothing. `start` stands in every
 * field that nobody touched, so that what others saved meanwhile is not written over. Bound to the person; where storage is forbidden it lasts as long as the screen.
 */
export function useKeptForm<Values extends object>(name: string, start: Values) {
  const key = `ipt.form.${useMe().id}.${name}`
  const [values, setValues] = useState<Values>(() => ({ ...start, ...read(key) }))
  const change = (patch: Partial<Values>) => {
    keep(key, { ...read(key), ...patch })
    setValues((now) => ({ ...now, ...patch }))
  }
  return { values, change, forget: () => keep(key, null) }
}

function read(key: string): object {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    return typeof kept === 'object' && kept !== null ? kept : {}
  } catch {
    return {}
  }
}

function keep(key: string, values: object | null): void {
  try {
    if (values) sessionStorage.setItem(key, JSON.stringify(values))
    else sessionStorage.removeItem(key)
  } catch {
    // Forbidden or full: the screen still has it.
  }
}
