import { useLingui } from '@lingui/react/macro'
import { useShortcuts } from '../../lib/use-shortcuts.ts'
import KeysHelp from './keys-help.tsx'

export interface PageKeysProps {
  /** Selects what takes the focus in each line. */
  rows?: string
  /** Whether what the lines are narrowed to is chosen above them. */
  filter?: boolean
}

/** The keys of a page of lines: from one to the next, to the filter, and the list of keys. */
export default function PageKeys({ rows, filter = false }: PageKeysProps) {
  const { t } = useLingui()
  useShortcuts({ '/': filter ? { label: t`Choose what is shown`, run: toFilter } : undefined })
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

const toFilter = () => document.querySelector<HTMLElement>('main .chips.filter [aria-current]')?.focus()

/** From the line that has the focus to the one after or before; from nowhere, to the first that is in view. */
function move(rows: string, step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(rows)]
  const index = all.findIndex((row) => row === document.activeElement || row.contains(document.activeElement))
  const target = index < 0 ? (all.find((row) => row.getBoundingClientRect().top >= 0) ?? all[0]) : all[index + step]
  target?.focus()
}
