import type { LucideIcon } from '@ipt/ui'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Briefcase, Building2, MapPin, User } from 'lucide-react'
import { trpc } from '../../../../lib/trpc.ts'
import type { WAYS } from './ways.ts'

/** Something found by name, with what tells it from others of that name. */
interface Item {
  to: string
  name: string
  about: string
}

/** A kind of thing that is found by a few letters. */
export interface Found {
  name: string
  label: MessageDescriptor
  icon: LucideIcon
  /** A hook: nothing is asked for while it is not `enabled`. */
  useFound: (q: string, enabled: boolean) => readonly Item[]
}

/** Of each kind, as many as one reads at a glance. */
const MOST = 5

const said = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' · ')
const kept = (enabled: boolean) => ({ enabled, placeholderData: <T>(before: T | undefined) => before })

const people: Found = {
  name: 'people',
  label: msg`People`,
  icon: User,
  useFound: (q, enabled) =>
    (trpc.people.list.useQuery({ q, limit: MOST }, kept(enabled)).data?.items ?? []).map(({ id, name, email, registrationNumber }) => ({
      to: `/coordinator/people/${id}`,
      name,
      about: said(registrationNumber, email),
    })),
}

const hosts: Found = {
  name: 'hosts',
  label: msg`Hosts`,
  icon: Building2,
  useFound: (q, enabled) =>
    (trpc.organisations.list.useQuery({ q, limit: MOST }, kept(enabled)).data?.items ?? []).map(({ id, name, sector }) => ({
      to: `/coordinator/hosts/${id}`,
      name,
      about: sector,
    })),
}

const vacancies: Found = {
  name: 'vacancies',
  label: msg`Vacancies`,
  icon: Briefcase,
  useFound: (q, enabled) =>
    (trpc.vacancies.list.useQuery({ as: 'coordinator', q, limit: MOST }, kept(enabled)).data?.items ?? []).map(
      ({ id, title, organisation }) => ({ to: `/coordinator/vacancies/${id}`, name: title, about: organisation.name }),
    ),
}

const placements: Found = {
  name: 'placements',
  label: msg`Placements`,
  icon: MapPin,
  useFound: (q, enabled) =>
    (trpc.placing.find.useQuery({ q, limit: MOST }, kept(enabled)).data?.items ?? []).map(({ id, student, organisation, site }) => ({
      to: `/coordinator/placements/${id}`,
      name: student.name,
      about: said(organisation.name, site.name),
    })),
}

/** A lecturer's students: few enough to be looked through here. */
const students: Found = {
  name: 'students',
  label: msg`Students`,
  icon: MapPin,
  useFound: (q, enabled) => {
    const wanted = q.toLowerCase()
    const { data = [] } = trpc.placements.list.useQuery({ as: 'universitySupervisor' }, { enabled })
    return data
      .filter(({ student, organisation }) =>
        [student.name, student.registrationNumber, organisation].some((text) => text?.toLowerCase().includes(wanted)),
      )
      .slice(0, MOST)
      .map(({ id, student, organisation, site }) => ({
        to: `/university/placements/${id}`,
        name: student.name,
        about: said(student.registrationNumber, organisation, site),
      }))
  },
}

/** What each role finds, in this order. */
export const FOUND: Record<keyof typeof WAYS, readonly Found[]> = {
  coordinator: [people, placements, hosts, vacancies],
  universitySupervisor: [students],
}
