import { useEffect, useRef } from 'react'

/** Gives the focus back to the control that opened something in its own place, once that is closed again and the control is back. */
export function useReturningFocus<Control extends HTMLElement>(open: boolean) {
  const control = useRef<Control>(null)
  const was = useRef(open)
  useEffect(() => {
    if (was.current && !open) control.current?.focus()
    was.current = open
  }, [open])
  return control
}
