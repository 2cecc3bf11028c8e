import { Icon } from '@ipt/ui'
import { Plural, useLingui } from '@lingui/react/macro'
import { Bell } from 'lucide-react'
import { useRef } from 'react'
import { PopoverMenu } from '../../../components/popover-menu.tsx'
import { lazyPart } from '../../../lib/later.ts'
import { useLater } from '../../../lib/use-later.ts'
import { useNotifications } from '../api/use-notifications.ts'

const load = () => import('./notification-list.tsx')
const NotificationList = lazyPart(load)

/** Tells how much has happened meanwhile. Opens what it was. */
export function NotificationBell() {
  const { t } = useLingui()
  const notifications = useNotifications()
  const popover = useRef<HTMLDivElement>(null)
  const unread = notifications.list.data?.unread ?? 0
  useLater(load)

  return (
    <>
      <button type="button" className="btn quiet icon bell" id="bell" popoverTarget="notifications" title={t`Notifications`}>
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
      <PopoverMenu id="notifications" className="of-bell" ref={popover} labelledBy="bell">
        <NotificationList notifications={notifications} onClose={() => popover.current?.hidePopover()} />
      </PopoverMenu>
    </>
  )
}
