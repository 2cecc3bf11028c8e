import './shell.css'
import type { Role } from '@ipt/domain'
import { Icon, type LucideIcon } from '@ipt/ui'
import type { MessageDescriptor } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { Ellipsis } from 'lucide-react'
import { type ComponentType, type ReactNode, useEffect, useRef } from 'react'
import { Brand } from '../components/brand.tsx'
import { ErrorBoundary } from '../components/error-boundary.tsx'
import { NavLink } from '../components/link.tsx'
import { ProfileMenu } from '../features/accounts/components/profile-menu.tsx'
import { NotificationBell } from '../features/notifications/components/notification-bell.tsx'
import { ROLE_PLACES } from '../lib/roles.ts'
import { useLocation, useNavigationType } from '../lib/router.ts'
import { useTrouble } from '../lib/trouble.ts'

export interface NavEntry {
  to: string
  label: MessageDescriptor
  icon: LucideIcon
  /** Marked on this very address alone, not on those below it. */
  end?: boolean
  /** What is reached from there and has addresses of its own. */
  also?: readonly string[]
  /** How much waits there. */
  Count?: ComponentType
}

/** As many stand side by side on a phone; what is beyond stands behind "More". A desktop's rail shows them all. */
const TABS = 5

/** Whose top was shown last. Outlives the frame: one's own account stands in another. */
const shownPath = { current: location.pathname }

/** The frame around every signed-in screen: a bar and tabs on a phone, one rail on a desktop. The same elements, laid out twice. */
export function Shell({ role, nav, tools, children }: { role: Role; nav: readonly NavEntry[]; tools?: ReactNode; children: ReactNode }) {
  const { t, i18n } = useLingui()
  const { pathname } = useLocation()
  const came = useNavigationType()
  const trouble = useTrouble()
  const more = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (shownPath.current !== pathname && came !== 'POP') window.scrollTo(0, 0)
    shownPath.current = pathname
    more.current?.togglePopover(false)
  }, [pathname, came])

  const few = nav.length > TABS ? nav.slice(0, TABS - 1) : nav
  const way = ({ to, label, icon, end = false, also, Count }: NavEntry) => (
    <NavLink key={to} to={to} end={end} also={also}>
      <Icon of={icon} />
      {i18n._(label)}
      {Count && <Count />}
    </NavLink>
  )

  return (
    <div className={nav.length > 1 ? 'shell has-tabs' : 'shell'}>
      <a className="skip" href="#main">
        <Trans>Skip to the content</Trans>
      </a>
      <header className="rail">
        <Brand to={ROLE_PLACES[role].path} />
        {tools}
        <NotificationBell />
        <nav className="tabs" aria-label={t`Main`}>
          {few.map(way)}
          {nav.length > few.length && (
            <>
              <button type="button" className="more-ways" popoverTarget="more-ways">
                <Icon of={Ellipsis} />
                <Trans>More</Trans>
              </button>
              <div id="more-ways" className="pop of-more" popover="auto" ref={more}>
                {nav.slice(few.length).map(way)}
              </div>
            </>
          )}
        </nav>
        <ProfileMenu role={role} />
      </header>
      <main className="main" id="main" tabIndex={-1}>
        <div role="status">{trouble && <trouble.StatusLine />}</div>
        <ErrorBoundary at={pathname}>{children}</ErrorBoundary>
      </main>
    </div>
  )
}
