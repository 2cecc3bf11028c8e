import type { Role } from '@ipt/domain'
import type { LucideIcon } from '@ipt/ui'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { BriefcaseBusiness, Building2, CalendarPlus, FileUp, MapPinPlus, Settings, UserPlus } from 'lucide-react'

interface Way {
  to: string
  label: MessageDescriptor
  icon: LucideIcon
}

/** What each role does most, beside the screens of its rail. */
export const WAYS: Record<Extract<Role, 'coordinator' | 'universitySupervisor'>, readonly Way[]> = {
  coordinator: [
    { to: '/coordinator/people/new', label: msg`Add a person`, icon: UserPlus },
    { to: '/coordinator/people/import', label: msg`Import people`, icon: FileUp },
    { to: '/coordinator/assign', label: msg`Place students`, icon: MapPinPlus },
    { to: '/coordinator/vacancies/new', label: msg`New vacancy`, icon: BriefcaseBusiness },
    { to: '/coordinator/hosts/new', label: msg`Add a host`, icon: Building2 },
    { to: '/coordinator/cohorts/new', label: msg`New season`, icon: CalendarPlus },
    { to: '/coordinator/settings', label: msg`Settings`, icon: Settings },
  ],
  universitySupervisor: [],
}
