import type { ComponentProps, MouseEvent } from 'react'
import { useLocation, useNavigate } from '../lib/router.ts'

export interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  /** A path of the app, or `?a=b` at the present one. */
  to: string
  /** Replaces the entry in the history instead of adding one. */
  replace?: boolean
}

/** A link within the app. What is pressed with a modifier, or for another tab, is the browser's. */
export function Link({ to, replace = false, onClick, ...rest }: LinkProps) {
  const navigate = useNavigate()
  const press = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || isForBrowser(event)) return
    event.preventDefault()
    // As with any link: pressing the one to where one is adds nothing to the history.
    navigate(to, { replace: replace || event.currentTarget.href === location.href })
  }
  return <a {...rest} href={to} onClick={press} />
}

const isForBrowser = ({ button, metaKey, ctrlKey, altKey, shiftKey, currentTarget }: MouseEvent<HTMLAnchorElement>): boolean =>
  button !== 0 || metaKey || ctrlKey || altKey || shiftKey || (currentTarget.target !== '' && currentTarget.target !== '_self')

/** A link that knows whether one is there: at that address, or below it unless `end`, or below one of `also`. */
export function NavLink({ to, end = false, also = [], ...rest }: LinkProps & { end?: boolean; also?: readonly string[] | undefined }) {
  const { pathname } = useLocation()
  const here = pathname === to || [...(end ? [] : [to]), ...also].some((place) => `${pathname}/`.startsWith(`${place}/`))
  return <Link {...rest} to={to} aria-current={here ? 'page' : undefined} />
}
