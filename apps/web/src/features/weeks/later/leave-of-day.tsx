import type { WeekDay } from '@ipt/contracts'
import { Icon, Status } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { LEAVE_KIND_WORDS, LEAVE_STATUS_WORDS } from '../../leave/later/leave-words.ts'

/** Leave that is asked for or granted on a day. */
export function LeaveOfDay({ leave: { kind, status } }: { leave: NonNullable<WeekDay['leave']> }) {
  const { i18n } = useLingui()
  const { label, icon } = LEAVE_KIND_WORDS[kind]
  const state = LEAVE_STATUS_WORDS[status]
  return (
    <p className="row wrap">
      <Icon of={icon} size="s" />
      <span>{i18n._(label)}</span>
      <Status tone={state.tone}>{i18n._(state.label)}</Status>
    </p>
  )
}
