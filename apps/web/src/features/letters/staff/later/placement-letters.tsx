import '../../../../components/later/forms.css'
import { LANGUAGES, type Language, LETTER_KINDS, type LetterKind } from '@ipt/domain'
import { useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { FileText } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { SelectField } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import { useSameAct } from '../../../../lib/use-same-act.ts'
import { LetterList } from '../../later/letter-list.tsx'
import { LETTER_WORDS } from '../../later/letter-words.ts'
import { LANGUAGE_WORDS } from './language-words.ts'

/** The letters about a placement, and another one at a press. */
export default function PlacementLetters({ placementId }: { placementId: string }) {
  const { t, i18n } = useLingui()
  const toast = useToast()
  const utils = trpc.useUtils()
  const act = useSameAct()
  const letters = trpc.letters.list.useQuery({ placementId })
  const [kind, setKind] = useState<LetterKind>('INTRODUCTION')
  const [language, setLanguage] = useState<Language>('en')
  const issue = trpc.letters.issue.useMutation({
    onSuccess: () => {
      act.done()
      void utils.letters.list.invalidate({ placementId })
      toast({ text: t`The letter is issued.` })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!issue.isPending) issue.mutate({ placementIds: [placementId], kind, language, requestId: act(`${kind} ${language}`) })
  }
  return (
    <section className="group" aria-labelledby="letters">
      <h2 id="letters">
        <Trans>Letters</Trans>
      </h2>
      <Loaded query={letters} lines={2}>
        {(all) =>
          all.length === 0 ? (
            <p className="hint">
              <Trans>No letter was issued yet.</Trans>
            </p>
          ) : (
            <LetterList letters={all} />
          )
        }
      </Loaded>
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
        <FormEnd busy={issue.isPending} error={issue.error} primary={false} icon={FileText}>
          <Trans>Issue the letter</Trans>
        </FormEnd>
      </form>
    </section>
  )
}
