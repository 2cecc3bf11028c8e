import { type ReactNode, type RefObject, Suspense, useState } from 'react'
import { ErrorBoundary } from './error-boundary.tsx'
import { Waiting } from './loaded.tsx'

export interface PopoverMenuProps {
  id: string
  className: string
  ref: RefObject<HTMLDivElement | null>
  labelledBy: string
  children: ReactNode
}

/** What opens from the button that names `id`. Its content is made at the first opening. */
export function PopoverMenu({ id, className, ref, labelledBy, children }: PopoverMenuProps) {
  const [used, setUsed] = useState(false)
  return (
    <section
      id={id}
      className={`pop ${className}`}
      popover="auto"
      ref={ref}
      aria-labelledby={labelledBy}
      onBeforeToggle={(event) => event.newState === 'open' && setUsed(true)}
    >
      {used && (
        <ErrorBoundary>
          <Suspense fallback={<Waiting lines={3} />}>{children}</Suspense>
        </ErrorBoundary>
      )}
    </section>
  )
}
