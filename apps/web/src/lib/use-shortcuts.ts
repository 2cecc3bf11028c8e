import { type RefObject, useEffect, useRef } from 'react'

/** What a key does: in words, for the list of a screen's keys, and in deed. */
interface Shortcut {
  label: string
  run: () => void
}

/** Keys of one character; several that do the same stand together: `o e`. */
export type Shortcuts = Readonly<Record<string, Shortcut | undefined>>

const registered = new Set<RefObject<Shortcuts>>()

/** Every key of the screen as it is now, in the order in which its parts came: what the list of keys shows. */
export const shortcutsNow = (): { keys: string[]; label: string }[] =>
  [...registered].flatMap(({ current }) =>
    Object.entries(current).flatMap(([keys, shortcut]) => (shortcut ? [{ keys: keys.split(' '), label: shortcut.label }] : [])),
  )

/** Keys of one character, for a desktop. They rest while somebody types, holds a modifier, or has a dialog or a menu open. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const pressed = event.key.toLowerCase()
      const [, act] = Object.entries(latest.current).find(([keys, shortcut]) => shortcut && keys.split(' ').includes(pressed)) ?? []
      if (!act || event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return
      event.preventDefault()
      act.run()
    }
    registered.add(latest)
    document.addEventListener('keydown', press)
    return () => {
      registered.delete(latest)
      document.removeEventListener('keydown', press)
    }
  }, [])
}

const isBusy = (target: EventTarget | null): boolean =>
  (target instanceof Element && target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select')) ||
  document.querySelector('dialog[open], :popover-open') !== null
