import type { OrganisationChoices } from '@ipt/contracts'
import { Button, Field, FieldError } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { trpc } from '../../../../lib/trpc.ts'

export interface HostFieldProps {
  value: { id: string; name: string } | null
  error: string | null
  onChange: (host: { id: string; name: string } | null) => void
}

/** A host out of thousands: searched for by name, and then shown. */
export function HostField({ value, error, onChange }: HostFieldProps) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const change = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const chosenHere = useRef(false)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), 250)
    return () => clearTimeout(timer)
  }, [typed])
  useEffect(() => {
    if (chosenHere.current) (value ? change.current : box.current?.querySelector('input'))?.focus()
    chosenHere.current = false
  }, [value])
  const found = trpc.organisations.search.useQuery({ q: asked }, { enabled: asked.length > 1, placeholderData: (before) => before })
  const choose = (host: { id: string; name: string } | null) => {
    chosenHere.current = true
    onChange(host)
  }

  if (value) {
    return (
      <div className="f">
        <span className="label">
          <Trans>Company</Trans>
        </span>
        <div className="between wrap">
          <span>{value.name}</span>
          <Button ref={change} size="small" onClick={() => choose(null)}>
            <Trans>Choose another one</Trans>
          </Button>
        </div>
        <FieldError>{error}</FieldError>
      </div>
    )
  }
  return (
    <div className="group" ref={box}>
      <Field label={t`Company`} error={error} hint={t`Type a part of its name. A new one is added under Hosts.`}>
        {(control) => (
          <input {...control} type="search" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
        )}
      </Field>
      <div role="status">{asked.length > 1 && found.data && <Choices found={found.data} onChoose={choose} />}</div>
    </div>
  )
}

function Choices({ found, onChoose }: { found: OrganisationChoices; onChoose: (host: { id: string; name: string }) => void }) {
  const { t } = useLingui()
  if (found.length === 0) {
    return (
      <p className="hint">
        <Trans>No company of this name is known.</Trans>
      </p>
    )
  }
  return (
    <ul className="card lines host-choices" aria-label={t`Companies found`}>
      {found.map(({ id, name, sector }) => (
        <li key={id}>
          <button type="button" onClick={() => onChoose({ id, name })}>
            <span className="m">{name}</span> {sector && <span className="hint">{sector}</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}
