import { useEffect, useRef } from 'react'

/** Keys of one character, for a desktop. They rest while somebody types, holds a modifier, or has a dialog or a menu open. */
export function useShortcuts(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = latest.current[event.key.toLowerCase()]
      if (!act || event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

const isBusy = (target: EventTarget | null): boolean =>
  (target instanceof Element && target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select')) ||
  document.querySelector('dialog[open], :popover-open') !== null
