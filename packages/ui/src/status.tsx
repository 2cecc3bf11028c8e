import { Ban, Check, CheckCheck, CircleDashed, CloudUpload, Flag, Send, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon, type LucideIcon } from './icon.tsx'

/** The status vocabulary: a tone is one colour and one icon everywhere; the word beside them comes from the screen. */
export const STATUS_TONES = ['waiting', 'submitted', 'returned', 'verified', 'validated', 'flagged', 'voided', 'missing'] as const
export type StatusTone = (typeof STATUS_TONES)[number]

export const STATUS_ICONS: Record<StatusTone, LucideIcon> = {
  waiting: CloudUpload,
  submitted: Send,
  returned: Undo2,
  verified: Check,
  validated: CheckCheck,
  flagged: Flag,
  voided: Ban,
  missing: CircleDashed,
}

export function Status({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  return (
    <span className="status" data-s={tone}>
      <Icon of={STATUS_ICONS[tone]} size="s" />
      <span>{children}</span>
    </span>
  )
}

/** A line that asks for attention, in the colour of a status. `role="alert"` where it appears by itself. */
export function Notice({
  tone,
  icon,
  role,
  children,
}: {
  tone: StatusTone
  icon?: LucideIcon
  role?: 'alert' | 'status'
  children: ReactNode
}) {
  return (
    <div className="notice" data-s={tone} role={role}>
      <Icon of={icon ?? STATUS_ICONS[tone]} />
      <div className="grow">{children}</div>
    </div>
  )
}

export function Tags({ label, items }: { label: string; items: readonly string[] }) {
  return (
    <ul className="tags" aria-label={label}>
      {items.map((item) => (
        <li className="tag" key={item}>
          {item}
        </li>
      ))}
    </ul>
  )
}
