import type { LucideIcon } from 'lucide-react'

export type { LucideIcon }

/** A drawn sign beside a word. It never speaks for itself: screen readers skip it. */
export function Icon({ of: Drawn, size }: { of: LucideIcon; size?: 's' | 'l' | undefined }) {
  return <Drawn className={size ? `i ${size}` : 'i'} aria-hidden="true" />
}
