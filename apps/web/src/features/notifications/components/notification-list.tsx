import './notification-list.css'
import { Button } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { Link } from '../../../components/link.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { useFormats } from '../../../lib/format.ts'
import type { useNotifications } from '../api/use-notifications.ts'

export interface NotificationListProps {
  notifications: ReturnType<typeof useNotifications>
  onClose: () => void
}

/** What happened meanwhile, newest first. Opening a line marks it as read. */
export default function NotificationList({ notifications: { list, markRead, markAllRead }, onClose }: NotificationListProps) {
  const format = useFormats()
  return (
    <>
      <header className="between">
        <h2>
          <Trans>Notifications</Trans>
        </h2>
        {list.data !== undefined && list.data.unread > 0 && (
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
                      onClose()
                      if (!item.read) markRead(item.ids)
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
    </>
  )
}
