import { useLingui } from '@lingui/react/macro'
import type { RefObject } from 'react'
import { useShortcuts } from '../../../../lib/use-shortcuts.ts'

export interface QueueKeysProps {
  /** What takes the focus in each line of the queue, as a selector; and the line around it. */
  items: string
  card: string
  /** How the last decision is taken back, where logs are decided where they stand. */
  undoLast?: RefObject<(() => void) | null>
}

/** The keys of a queue: from line to line, and what the buttons of the one in focus do. Draws nothing. */
export default function QueueKeys({ items, card, undoLast }: QueueKeysProps) {
  const { t } = useLingui()
  const press = (key: string) => () => {
    const line = document.activeElement?.closest(card)
    const pressed = line?.querySelector<HTMLElement>(`[aria-keyshortcuts~="${key}"]`) ?? (key === 'O' ? line?.querySelector('a') : null)
    pressed?.click()
  }
  const takeBack = () => {
    undoLast?.current?.()
    if (undoLast) undoLast.current = null
  }
  useShortcuts({
    j: { label: t`Next line`, run: () => move(items, card, 1) },
    k: { label: t`Earlier line`, run: () => move(items, card, -1) },
    'o e': { label: t`Open what has the focus`, run: press('O') },
    ...(undoLast && {
      v: { label: t`Verify this log`, run: press('V') },
      r: { label: t`Return or decline what has the focus`, run: press('R') },
      u: { label: t`Take back the last decision`, run: takeBack },
    }),
  })
  return null
}

/** From the line that has the focus to the one after or before; from nowhere, to the first that is in view. */
function move(items: string, card: string, step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(items)]
  const here = document.activeElement?.closest(card)
  const index = all.findIndex((item) => here?.contains(item))
  const target = index < 0 ? (all.find((item) => item.getBoundingClientRect().top >= 0) ?? all[0]) : all[index + step]
  target?.focus({ preventScroll: true })
  target?.closest(card)?.scrollIntoView({ block: 'start' })
}
