import './search-field.css'
import { Icon } from '@ipt/ui'
import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from '../../lib/router.ts'
import { useShortcuts } from '../../lib/use-shortcuts.ts'
import { KeyHint } from '../key-hint.tsx'

const PARAMETER = 'q'

/** What is searched for, from the address. */
export const useSearchText = (): string => useSearchParams()[0].get(PARAMETER) ?? ''

/** A search that narrows the list below it at every key. `/` goes to it. */
export function SearchField({ label }: { label: string }) {
  const [search, setSearch] = useSearchParams()
  const input = useRef<HTMLInputElement>(null)
  useShortcuts({ '/': { label, run: () => input.current?.focus() } })
  const inAddress = search.get(PARAMETER) ?? ''
  // The address follows the keys at its own pace; what is typed must not wait for it.
  const [text, setText] = useState(inAddress)
  const written = useRef(inAddress)
  useEffect(() => {
    if (inAddress === written.current) return
    written.current = inAddress
    setText(inAddress)
  }, [inAddress])

  const change = (typed: string) => {
    setText(typed)
    written.current = typed
    setSearch(
      (now) => {
        const next = new URLSearchParams(now)
        if (typed) next.set(PARAMETER, typed)
        else next.delete(PARAMETER)
        return next
      },
      { replace: true },
    )
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
        value={text}
        onChange={(event) => change(event.target.value)}
      />
      <KeyHint>/</KeyHint>
    </search>
  )
}
