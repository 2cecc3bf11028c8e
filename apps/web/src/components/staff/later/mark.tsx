import { Icon, type LucideIcon, type StatusTone } from '@ipt/ui'
import type { ReactNode } from 'react'

/** A state that is none of a log's: the same look, with an icon of its own. */
export const Mark = ({ tone, icon, children }: { tone: StatusTone; icon: LucideIcon; children: ReactNode }) => (
  <span className="status" data-s={tone}>
    <Icon of={icon} size="s" />
    <span>{children}</span>
  </span>
)
