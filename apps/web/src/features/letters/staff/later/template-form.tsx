import './letters.css'
import type { LetterTemplateView } from '@ipt/contracts'
import { fillLetter, LETTER_PLACEHOLDERS, type LetterValues, LIMITS, unknownPlaceholders } from '@ipt/domain'
import { useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { TextAreaField, TextField, useMissing } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useKeptForm } from '../../../../components/later/use-kept-form.ts'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { useVersion } from '../../../../components/staff/later/use-version.ts'
import { trpc } from '../../../../lib/trpc.ts'

/** Somebody invented, to see a letter by. */
const SAMPLE: LetterValues = {
  'letter.number': '12/2026',
  'letter.date': '18.8.2026',
  'student.name': 'Neema Mushi',
  'student.number': 'UUT/2023/0412',
  'student.programme': 'Electrical Engineering',
  'institution.name': 'Usambara University',
  'season.name': 'IPT 2026',
  'organisation.name': 'Pwani Power',
  'site.name': 'Ubungo',
  'placement.from': '20.7.2026',
  'placement.to': '25.9.2026',
  'supervisor.industrial': 'Baraka Mwakyusa',
  'supervisor.university': 'Rehema Kimaro',
}

/** The words of a letter, the placeholders that they may name, and how it reads. */
export function TemplateForm({ template }: { template: LetterTemplateView }) {
  const { t } = useLingui()
  const toast = useToast()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const [tried, setTried] = useState(false)
  const missing = useMissing(tried)
  const { institution, kind, language } = template
  const key = `${institution.id}.${kind}.${language}`
  const { values, change, forget } = useKeptForm(`letter.${key}`, { title: template.title, body: template.body })
  const edit = trpc.letters.editTemplate.useMutation({
    onSuccess: () => {
      forget()
      void utils.letters.templates.invalidate()
      toast({ text: t`The letter is saved.` })
    },
  })
  const version = useVersion(template.version, edit.error)
  const errorOf = (text: string) => {
    const [unknown] = unknownPlaceholders(text)
    const named = `{{${unknown ?? ''}}}`
    return missing(text) ?? (unknown === undefined ? null : t`There is no ${named}. Use one of the list.`)
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    const faulty = [values.title, values.body].some((text) => !text.trim() || unknownPlaceholders(text).length > 0)
    const form = event.currentTarget
    if (faulty) return void requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
    if (edit.isPending) return
    const sent = { institutionId: institution.id, kind, language, ...values, version: version.current() }
    edit.mutate({ ...sent, requestId: steadyId(sent) })
  }
  return (
    <form className="form" noValidate onSubmit={submit}>
      <TextField
        label={t`Title`}
        value={values.title}
        maxLength={LIMITS.address}
        error={errorOf(values.title)}
        onChange={(title) => change({ title })}
      />
      <TextAreaField
        label={t`Text`}
        rows={12}
        maxLength={LIMITS.letter}
        value={values.body}
        error={errorOf(values.body)}
        onChange={(body) => change({ body })}
      />
      <details>
        <summary>
          <Trans>What can be named</Trans>
        </summary>
        <ul className="letter-names">
          {LETTER_PLACEHOLDERS.map((name) => (
            <li key={name}>
              <code>{`{{${name}}}`}</code> <span className="hint">{SAMPLE[name]}</span>
            </li>
          ))}
        </ul>
      </details>
      <section className="letter-preview" aria-label={t`Preview`} lang={language}>
        <p className="m">{fillLetter(values.title, SAMPLE)}</p>
        <p className="prose">{fillLetter(values.body, SAMPLE)}</p>
      </section>
      <FormEnd busy={edit.isPending} error={edit.error}>
        <Trans>Save the letter</Trans>
      </FormEnd>
    </form>
  )
}
