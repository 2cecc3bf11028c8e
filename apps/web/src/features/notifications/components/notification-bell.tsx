import './notification-bell.css'
import { Button, Icon } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Bell } from 'lucide-react'
import { useRef } from 'react'
import { Link } from '../../../components/link.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { useFormats } from '../../../lib/format.ts'
import { useNotifications } from '../api/use-notifications.ts'

/** What happened meanwhile. Opening a line marks it as read. */
export function NotificationBell() {
  const { t } = useLingui()
  const format = useFormats()
  const { list, markRead, markAllRead } = useNotifications()
  const popover = useRef<HTMLDivElement>(null)
  const unread = list.data?.unread ?? 0

  return (
    <>
      <button type="button" className="btn quiet icon bell" popoverTarget="notifications" title={t`Notifications`}>
        <Icon of={Bell} />
        {unread > 0 && (
          <span className="count" aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </span>
        )}
        <span className="sr">
          <Plural value={unread} _0="Notifications, none unread" one="Notifications, # unread" other="Notifications, # unread" />
        </span>
      </button>
      <section id="notifications" className="pop of-bell" popover="auto" ref={popover} aria-labelledby="notifications-title">
        <header className="between">
          <h2 id="notifications-title">
            <Trans>Notifications</Trans>
          </h2>
          {unread > 0 && (
            <Button variant="link" size="small" onClick={markAllRead}>
              <Trans>Mark all as read</Trans>
            </Button>
          )}
        </header>
        <Loaded query={list} lines={3}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="hint">
                <Trans>Nothing yet. You hear here when somebody decides on a log.</Trans>
              </p>
            ) : (
              <ul>
                {items.map((item) => (
                  <li key={item.id}>
                    <Link
                      className="pop-item"
                      to={item.path}
                      data-unread={!item.read || undefined}
                      onClick={() => {
                        popover.current?.hidePopover()
                        if (!item.read) markRead(item.id)
                      }}
                    >
                      <span className="grow">
                        {!item.read && (
                          <span className="sr">
                            <Trans>Unread:</Trans>{' '}
                          </span>
                        )}
                        {item.text}
                        <time className="hint" dateTime={item.at}>
                          {format.moment(item.at)}
                        </time>
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
    </>
  )
}
