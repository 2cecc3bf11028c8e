import './set-up-form.css'
import type { SetUpInput } from '@ipt/contracts'
import { isMailAddress, isTimeZone, LANGUAGES, type Language, LIMITS } from '@ipt/domain'
import { Button, buttonClass, Field, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { Link } from '../../../components/link.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { codeOf } from '../../../lib/errors.ts'
import { LANGUAGE_NAMES } from '../../../lib/i18n.ts'
import { useLocation } from '../../../lib/router.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { useSameAct } from '../../../lib/use-same-act.ts'
import { PasswordField } from '../components/password-field.tsx'
import { TimeZoneField } from './time-zone-field.tsx'
import { usePasswordError } from './use-password-error.ts'
import { useSetUp } from './use-set-up.ts'

type Faults = Partial<Record<'code' | 'institution' | 'timeZone' | 'name' | 'email' | 'password', string>>

/** The institution and its first coordinator, on one page. What was typed stays, whatever the answer. */
export function SetUpForm() {
  const { t, i18n } = useLingui()
  const errorText = useErrorText()
  const words = usePasswordError()
  const given = useLocation().hash.slice(1)
  const form = useRef<HTMLFormElement>(null)
  const password = useRef<HTMLInputElement>(null)
  const act = useSameAct()
  const [faults, setFaults] = useState<Faults>({})
  const [language, setLanguage] = useState<Language>(i18n.locale as Language)
  const { setUp, busy, error } = useSetUp({
    onRefused: (refused) => {
      setFaults(refused === 'code' ? { code: t`That is not the setup code.` } : { password: words.refused(refused) })
      focusOn(form.current, refused === 'code' ? 'code' : 'new-password')
    },
  })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const fields = new FormData(form.current ?? undefined)
    const typed = (name: string) => String(fields.get(name) ?? '').trim()
    const chosen = password.current?.value ?? ''
    const code = typed('code') || given
    const wrong: Faults = {
      ...(code ? {} : { code: t`Write the setup code.` }),
      ...(typed('institution') ? {} : { institution: t`Write the name of the institution.` }),
      ...(isTimeZone(typed('timeZone')) ? {} : { timeZone: t`Choose one of the list, such as Africa/Dar_es_Salaam.` }),
      ...(typed('name') ? {} : { name: t`Write your name.` }),
      ...(isMailAddress(typed('email')) ? {} : { email: t`Write your e-mail address.` }),
      ...(words.before(chosen) ? { password: words.before(chosen) ?? '' } : {}),
    }
    setFaults(wrong)
    const [first] = Object.keys(wrong)
    if (first) return focusOn(form.current, first === 'password' ? 'new-password' : first)
    if (busy) return
    const input: Omit<SetUpInput, 'requestId'> = {
      code,
      institution: { name: typed('institution'), timeZone: typed('timeZone'), language },
      coordinator: { name: typed('name'), email: typed('email'), password: chosen },
    }
    setUp({ ...input, requestId: act(JSON.stringify(input)) })
  }

  const other = error && !busy && !faults.code && !faults.password ? error : null
  return (
    <section>
      <PageHeading title={t`Set up IPT Service`} />
      <p className="muted lead">
        <Trans>This is done once: your institution, and you as its first coordinator.</Trans>
      </p>
      <form className="set-up" ref={form} noValidate onSubmit={submit}>
        {(!given || faults.code) && (
          <Field
            label={t`Setup code`}
            error={faults.code}
            hint={t`It proves that you run this server. Look where it was started: the line begins with “Open” and ends with the code.`}
          >
            {(control) => (
              <input
                {...control}
                name="code"
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={40}
                defaultValue={given}
              />
            )}
          </Field>
        )}
        <fieldset className="door-form">
          <legend>
            <Trans>Your institution</Trans>
          </legend>
          <Field label={t`Name of the institution`} error={faults.institution}>
            {(control) => <input {...control} name="institution" autoComplete="organization" maxLength={LIMITS.name} />}
          </Field>
          <TimeZoneField error={faults.timeZone} />
          <Field label={t`Language of the institution`} hint={t`Mails begin in it; everybody chooses their own.`}>
            {(control) => (
              <select {...control} value={language} onChange={(event) => setLanguage(event.target.value as Language)}>
                {LANGUAGES.map((each) => (
                  <option key={each} value={each} lang={each}>
                    {LANGUAGE_NAMES[each]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </fieldset>
        <fieldset className="door-form">
          <legend>
            <Trans>You, the coordinator</Trans>
          </legend>
          <Field label={t`Your name`} error={faults.name}>
            {(control) => <input {...control} name="name" autoComplete="name" maxLength={LIMITS.name} />}
          </Field>
          <Field label={t`E-mail`} error={faults.email}>
            {(control) => (
              <input
                {...control}
                type="email"
                name="email"
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={LIMITS.email}
              />
            )}
          </Field>
          <PasswordField ref={password} label={t`Password`} autoComplete="new-password" error={faults.password} hint={words.hint} />
        </fieldset>
        <div role="alert">
          {other && (
            <Notice tone="flagged" icon={CircleAlert}>
              {errorText(other)}
            </Notice>
          )}
        </div>
        {codeOf(other) === 'ALREADY_SET_UP' ? (
          <Link className={buttonClass({ variant: 'primary', size: 'big' })} to="/sign-in">
            <Trans>Go to sign in</Trans>
          </Link>
        ) : (
          <Button variant="primary" size="big" type="submit" busy={busy}>
            <Trans>Set up</Trans>
          </Button>
        )}
      </form>
    </section>
  )
}

/** After the fields are drawn with what is wrong: the code's field may not be there before. */
const focusOn = (form: HTMLFormElement | null, name: string): void =>
  void setTimeout(() => form?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus())
