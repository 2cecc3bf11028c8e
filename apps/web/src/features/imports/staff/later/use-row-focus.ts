import { useEffect, useRef } from 'react'

/**
 * Keeps the focus where the work goes on: a row that was mended or left out leaves the list, and takes the focus with it. Then the row that
 * came in its place has it, at its cell to be mended if it has one; after the last row, the list's heading.
 */
export function useRowFocus(rows: readonly unknown[], headingId: string) {
  const list = useRef<HTMLDivElement>(null)
  const at = useRef<number | null>(null)
  useEffect(() => {
    if (at.current === null || document.activeElement !== document.body) return
    const lines = list.current?.querySelectorAll('li') ?? []
    const line = lines[Math.min(at.current, lines.length - 1)]
    const next =
      line?.querySelector<HTMLElement>('input') ?? line?.querySelector<HTMLElement>('button') ?? document.getElementById(headingId)
    next?.focus()
  }, [rows, headingId])
  return {
    ref: list,
    onFocus: ({ target }: { target: Element }) => {
      const line = target.closest('li')
      at.current = line ? [...(line.parentElement?.children ?? [])].indexOf(line) : null
    },
    // Who left it himself is left alone; a cell that is taken out of the page loses the focus too.
    onBlur: ({ target }: { target: Element }) =>
      queueMicrotask(() => {
        if (target.isConnected) at.current = null
      }),
  }
}
