import '../../../../components/later/forms.css'
import type { LetterList } from '@ipt/contracts'
import { LANGUAGES, type Language, LETTER_KINDS, type LetterKind } from '@ipt/domain'
import { useLingui } from '@lingui/react/macro'
import { FileText } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { SelectField } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import { useSameAct } from '../../../../lib/use-same-act.ts'
import { LETTER_WORDS } from '../../later/letter-words.ts'
import { LANGUAGE_WORDS } from './language-words.ts'

export interface IssueFormProps {
  placementIds: readonly string[]
  /** What the press is called. */
  children: ReactNode
  primary?: boolean
  onIssued: (letters: LetterList) => void
  onCancel?: () => void
}

/** A letter of a kind, in a language, for each of these placements: all or none. */
export function IssueForm({ placementIds, children, primary = true, onIssued, onCancel }: IssueFormProps) {
  const { t, i18n } = useLingui()
  const utils = trpc.useUtils()
  const act = useSameAct()
  const [kind, setKind] = useState<LetterKind>('INTRODUCTION')
  const [language, setLanguage] = useState<Language>('en')
  const issue = trpc.letters.issue.useMutation({
    onSuccess: (letters) => {
      act.done()
      void utils.letters.list.invalidate()
      void utils.placements.course.invalidate()
      onIssued(letters)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (issue.isPending) return
    const sent = { placementIds: [...placementIds], kind, language }
    issue.mutate({ ...sent, requestId: act(JSON.stringify(sent)) })
  }
  return (
    <form className="form" onSubmit={submit}>
      <div className="form-pair">
        <SelectField
          label={t`Letter`}
          value={kind}
          options={LETTER_KINDS.map((value) => ({ value, label: i18n._(LETTER_WORDS[value]) }))}
          onChange={(next) => setKind(next as LetterKind)}
        />
        <SelectField
          label={t`Language`}
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_WORDS[value] }))}
          onChange={(next) => setLanguage(next as Language)}
        />
      </div>
      <FormEnd busy={issue.isPending} error={issue.error} primary={primary} icon={FileText} onCancel={onCancel}>
        {children}
      </FormEnd>
    </form>
  )
}
