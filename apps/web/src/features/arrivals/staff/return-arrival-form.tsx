import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Undo2 } from 'lucide-react'
import { ReasonForm, type ReasonFormProps } from '../../../components/staff/reason-form.tsx'

/** Why a note goes back, most frequent first. */
const REASONS = [msg`Wrong day`, msg`Not here yet`, msg`Not my trainee`]

/** Why an arrival note goes back to its student. */
export default function ReturnArrivalForm(
  form: Pick<ReasonFormProps, 'comment' | 'onComment' | 'busy' | 'error' | 'onSubmit' | 'onCancel'>,
) {
  const { t, i18n } = useLingui()
  return (
    <ReasonForm
      {...form}
      label={t`Why does it go back?`}
      hint={t`The student reads your words and reports again.`}
      reasons={REASONS.map((reason) => i18n._(reason))}
      submitLabel={t`Return the note`}
      submitIcon={Undo2}
      cancelLabel={t`Keep it`}
    />
  )
}
