import type { ComponentProps } from 'react'
import { useHref, useLinkClickHandler, useLocation } from 'react-router'

export interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  to: string
  /** Replaces the entry in the history instead of adding one. */
  replace?: boolean
}

/** A link within the app. react-router's own brings along the prefetching of its framework mode: 3 kB that nothing here uses. */
export function Link({ to, replace = false, onClick, ...rest }: LinkProps) {
  const href = useHref(to)
  const go = useLinkClickHandler<HTMLAnchorElement>(to, { replace })
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event)
        if (!event.defaultPrevented) go(event)
      }}
    />
  )
}

/** A link that knows whether one is there: at that address, or below it unless `end`, or below one of `also`. */
export function NavLink({ to, end = false, also = [], ...rest }: LinkProps & { end?: boolean; also?: readonly string[] | undefined }) {
  const { pathname } = useLocation()
  const here = pathname === to || [...(end ? [] : [to]), ...also].some((place) => `${pathname}/`.startsWith(`${place}/`))
  return <Link {...rest} to={to} aria-current={here ? 'page' : undefined} />
}
