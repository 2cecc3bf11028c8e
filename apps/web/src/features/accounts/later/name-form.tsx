import { LIMITS } from '@ipt/domain'
import { Button, Field, Notice, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { trpc } from '../../../lib/trpc.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { useSameAct } from '../../../lib/use-same-act.ts'
import { useMe } from '../components/session.tsx'
import { forgetName, keepName, keptName } from './kept-name.ts'

/** The name that others read beside one's logs and decisions. What is typed survives an expired session. */
export function NameForm() {
  const { t } = useLingui()
  const errorText = useErrorText()
  const toast = useToast()
  const me = useMe()
  const utils = trpc.useUtils()
  const act = useSameAct()
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(() => keptName(me.id) ?? me.name)
  const [tried, setTried] = useState(false)
  const save = trpc.accounts.setName.useMutation({
    onSuccess: (changed) => {
      utils.accounts.me.setData(undefined, changed)
      forgetName(me.id)
      act.done()
      setName(changed.name)
      toast({ text: <Trans>Your name is changed.</Trans> })
    },
  })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!name.trim()) input.current?.focus()
    else if (!save.isPending) save.mutate({ name, requestId: act(name) })
  }

  return (
    <form className="account-form" noValidate onSubmit={submit}>
      <Field
        label={t`Name`}
        hint={t`As others read it beside your logs and decisions.`}
        error={tried && !name.trim() ? t`Write your name.` : null}
      >
        {(control) => (
          <input
            {...control}
            ref={input}
            name="name"
            autoComplete="name"
            maxLength={LIMITS.name}
            value={name}
            onChange={(event) => {
              setName(event.target.value)
              keepName(me.id, event.target.value)
            }}
          />
        )}
      </Field>
      <div role="alert">
        {save.error && !save.isPending && (
          <Notice tone="flagged" icon={CircleAlert}>
            {errorText(save.error)}
          </Notice>
        )}
      </div>
      {name !== me.name && (
        <div>
          <Button type="submit" busy={save.isPending}>
            <Trans>Save the name</Trans>
          </Button>
        </div>
      )}
    </form>
  )
}
