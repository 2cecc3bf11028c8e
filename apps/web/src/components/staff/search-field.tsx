import './search-field.css'
import { Icon } from '@ipt/ui'
import { Search } from 'lucide-react'
import { useRef } from 'react'
import { useSearchParams } from 'react-router'
import { useShortcuts } from '../../lib/use-shortcuts.ts'
import { KeyHint } from './key-hint.tsx'

const PARAMETER = 'q'

/** What is searched for, from the address. */
export const useSearchText = (): string => useSearchParams()[0].get(PARAMETER) ?? ''

/** A search that narrows the list below it at every key. `/` goes to it. */
export function SearchField({ label }: { label: string }) {
  const [search, setSearch] = useSearchParams()
  const input = useRef<HTMLInputElement>(null)
  useShortcuts({ '/': () => input.current?.focus() })
  const change = (text: string) => {
    const next = new URLSearchParams(search)
    if (text) next.set(PARAMETER, text)
    else next.delete(PARAMETER)
    setSearch(next, { replace: true })
  }
  return (
    <search className="find">
      <Icon of={Search} size="s" />
      <input
        ref={input}
        type="search"
        className="field"
        aria-label={label}
        placeholder={label}
        aria-keyshortcuts="/"
        maxLength={100}
        value={search.get(PARAMETER) ?? ''}
        onChange={(event) => change(event.target.value)}
      />
      <KeyHint>/</KeyHint>
    </search>
  )
}
