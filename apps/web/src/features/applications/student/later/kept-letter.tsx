import { Field } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { useApplicationDraft } from './use-application-draft.ts'

/** What was written for a vacancy that takes no application any more: nothing typed is lost. Nothing where nothing was. */
export function KeptLetter({ vacancyId }: { vacancyId: string }) {
  const { t } = useLingui()
  const { draft } = useApplicationDraft(vacancyId, null)
  if (!draft.letter.trim()) return null
  return (
    <div className="card pad">
      <Field label={t`What you wrote`} hint={t`Kept on this device: copy it for another application.`}>
        {(control) => <textarea {...control} rows={6} readOnly value={draft.letter} />}
      </Field>
    </div>
  )
}
