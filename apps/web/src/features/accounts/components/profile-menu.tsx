import type { Role } from '@ipt/domain'
import { Avatar, Icon } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { ChevronsUpDown } from 'lucide-react'
import { useRef } from 'react'
import { PopoverMenu } from '../../../components/popover-menu.tsx'
import { lazyPart } from '../../../lib/later.ts'
import { ROLE_PLACES } from '../../../lib/roles.ts'
import { useLater } from '../../../lib/use-later.ts'
import { useMe } from './session.tsx'

const load = () => import('./profile-items.tsx')
const ProfileItems = lazyPart(load)

/** Who is signed in, and in which role. Opens what belongs to a person. */
export function ProfileMenu({ role }: { role: Role }) {
  const { t, i18n } = useLingui()
  const me = useMe()
  const menu = useRef<HTMLDivElement>(null)
  useLater(load)

  return (
    <>
      <button type="button" className="who" id="who" popoverTarget="profile-menu">
        <Avatar name={me.name} small />
        <span className="who-text">
          <span className="m">{me.name}</span>
          <span className="hint">{i18n._(ROLE_PLACES[role].label)}</span>
          <span className="sr">{t`Profile and settings`}</span>
        </span>
        <Icon of={ChevronsUpDown} size="s" />
      </button>
      <PopoverMenu id="profile-menu" className="of-who" ref={menu} labelledBy="who">
        <ProfileItems role={role} onClose={() => menu.current?.hidePopover()} />
      </PopoverMenu>
    </>
  )
}
