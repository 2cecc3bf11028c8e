import { useLingui } from '@lingui/react/macro'
import { ReasonForm, type ReasonFormProps } from '../../../components/staff/reason-form.tsx'
import { LOG_EVENT_WORDS } from '../../logbook/log-event-words.ts'
import { DECISION_REASONS, DECISION_WORDS } from '../../logbook/staff/decision-words.ts'

/** Why a log goes back to its student. */
export default function ReturnForm(form: Pick<ReasonFormProps, 'comment' | 'onComment' | 'busy' | 'error' | 'onSubmit' | 'onCancel'>) {
  const { t, i18n } = useLingui()
  return (
    <ReasonForm
      {...form}
      label={i18n._(DECISION_WORDS.requestRevision.asks)}
      hint={i18n._(DECISION_WORDS.requestRevision.does)}
      reasons={DECISION_REASONS.requestRevision?.map((reason) => i18n._(reason))}
      submitLabel={t`Return this log`}
      submitIcon={LOG_EVENT_WORDS.requestRevision.icon}
      cancelLabel={t`Keep it`}
    />
  )
}
