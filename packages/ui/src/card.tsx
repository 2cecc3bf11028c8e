import type { ReactNode } from 'react'
import { Icon, type LucideIcon } from './icon.tsx'

/** Holds one thing. No card in a card. */
export function Card({ children, padded = true }: { children: ReactNode; padded?: boolean }) {
  return <div className={padded ? 'card pad' : 'card'}>{children}</div>
}

/** Why a list is empty, and one thing to do about it. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon: LucideIcon
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="empty">
      <Icon of={icon} size="l" />
      <h2>{title}</h2>
      {children && <p className="measure">{children}</p>}
      {action}
    </div>
  )
}

/** The place of what is on its way. Appears only when the wait passes 300 ms. */
export function Skeleton({ label, lines = 4 }: { label: string; lines?: number }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} />
      ))}
    </div>
  )
}

/** A person by initials, where a picture would stand. */
export function Avatar({ name, small = false }: { name: string; small?: boolean }) {
  return (
    <span className={small ? 'avatar small' : 'avatar'} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

/** Of "Dr. Rehema Kimaro": RK. Titles that end in a dot don't count. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word && !word.endsWith('.'))
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('')
}
