import type { ReactNode } from 'react'
import { Icon, type LucideIcon } from './icon.tsx'

/** Holds one thing. No card in a card. */
export function Card({ children, padded = true }: { children: ReactNode; padded?: boolean }) {
  return <div className={padded ? 'card pad' : 'card'}>{children}</div>
}

export interface EmptyStateProps {
  icon: LucideIcon
  title: ReactNode
  /** `h1` where this is all that the page has to say. */
  heading?: 'h1' | 'h2'
  children?: ReactNode
  action?: ReactNode
}

/** Why a list is empty, and one thing to do about it. */
export function EmptyState({ icon, title, heading: Heading = 'h2', children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon of={icon} size="l" />
      <Heading>{title}</Heading>
      {children && <p className="measure">{children}</p>}
      {action}
    </div>
  )
}

const ALL_LINES = [1, 2, 3, 4, 5, 6, 7, 8]

/** The place of what is on its way. Appears only when the wait passes 300 ms. Eight lines at most. */
export function Skeleton({ label, lines = 4 }: { label: string; lines?: number }) {
  return (
    <div className="skeleton" role="status" aria-label={label} aria-busy="true">
      {ALL_LINES.slice(0, lines).map((line) => (
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
