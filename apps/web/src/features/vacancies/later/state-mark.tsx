import { Icon, type LucideIcon, type StatusTone } from '@ipt/ui'
import type { MessageDescriptor } from '@lingui/core'
import { useLingui } from '@lingui/react'

/** A state in words, with its colour and its sign. */
export interface StateWord {
  label: MessageDescriptor
  tone: StatusTone
  icon: LucideIcon
}

export function StateMark({ of: { label, tone, icon } }: { of: StateWord }) {
  const { _ } = useLingui()
  return (
    <span className="status plain" data-s={tone}>
      <Icon of={icon} size="s" />
      <span>{_(label)}</span>
    </span>
  )
}
