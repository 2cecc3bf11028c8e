import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation, useNavigationType } from '../lib/router.ts'

/** Names the browser's tab, and the entry in its history. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · IPT Service`
  }, [title])
}

/** Which address was announced last: null before the first. */
const announced: { current: string | null } = { current: null }

/**
 * The one h1 of a screen. It names the document, and takes the focus after a change of address, so that a screen reader reads where
 * it has come to and Tab goes on from there.
 */
export function PageHeading({ title, children }: { title: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname } = useLocation()
  const came = useNavigationType()
  useDocumentTitle(title)

  useEffect(() => {
    if (announced.current === pathname) return
    const first = announced.current === null && came === 'POP'
    announced.current = pathname
    // A page that was loaded, not gone to, starts at its top like every page; and nobody who already types is interrupted.
    if (!first && !document.activeElement?.matches('input, textarea, select')) heading.current?.focus({ preventScroll: true })
  }, [pathname, came])

  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? title}
    </h1>
  )
}
