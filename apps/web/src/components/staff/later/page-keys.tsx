import { useLingui } from '@lingui/react/macro'
import { useShortcuts } from '../../../lib/use-shortcuts.ts'
import KeysHelp from './keys-help.tsx'

/** The keys of a page of lines: from one to the next, and the list of keys. `rows` selects what takes the focus in each line. */
export default function PageKeys({ rows }: { rows?: string }) {
  const { t } = useLingui()
  useShortcuts(
    rows === undefined
      ? {}
      : {
          j: { label: t`Next line`, run: () => move(rows, 1) },
          k: { label: t`Earlier line`, run: () => move(rows, -1) },
        },
  )
  return <KeysHelp />
}

/** From the line that has the focus to the one after or before; from nowhere, to the first that is in view. */
function move(rows: string, step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(rows)]
  const index = all.findIndex((row) => row === document.activeElement || row.contains(document.activeElement))
  const target = index < 0 ? (all.find((row) => row.getBoundingClientRect().top >= 0) ?? all[0]) : all[index + step]
  target?.focus()
}
