import { useState } from 'react'
import { useMe } from '../../features/accounts/components/session.tsx'

/**
 * What stands in a form, kept in this tab at every change: a reload or an expired session loses nothing. `start` is what stands there where
 * nothing was kept. Bound to the person; where storage is forbidden it lasts as long as the screen.
 */
export function useKeptForm<Values extends object>(name: string, start: Values) {
  const key = `ipt.form.${useMe().id}.${name}`
  const [values, setValues] = useState<Values>(() => ({ ...start, ...read(key) }))
  const change = (patch: Partial<Values>) =>
    setValues((now) => {
      const next = { ...now, ...patch }
      keep(key, next)
      return next
    })
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
