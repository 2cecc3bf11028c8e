import type { AnnouncementReach } from '@ipt/contracts'
import type { Language } from '@ipt/domain'
import { Plural, useLingui } from '@lingui/react/macro'
import { Fragment } from 'react'
import { LOCALES } from '../../../lib/i18n.ts'

/** "42 students, 9 industrial supervisors and 3 university supervisors"; nothing where there is nobody. */
export function Reach({ reach }: { reach: AnnouncementReach }) {
  const { i18n } = useLingui()
  const kinds = [
    { count: reach.student, words: <Plural value={reach.student} one="# student" other="# students" /> },
    {
      count: reach.industrialSupervisor,
      words: <Plural value={reach.industrialSupervisor} one="# industrial supervisor" other="# industrial supervisors" />,
    },
    {
      count: reach.universitySupervisor,
      words: <Plural value={reach.universitySupervisor} one="# university supervisor" other="# university supervisors" />,
    },
  ].filter(({ count }) => count > 0)
  const list = new Intl.ListFormat(LOCALES[i18n.locale as Language]).formatToParts(kinds.map((_, index) => String(index)))
  return list.map(({ type, value }, index) => <Fragment key={index}>{type === 'element' ? kinds[Number(value)]?.words : value}</Fragment>)
}

/** How many people that is. */
export const peopleIn = (reach: AnnouncementReach): number => Object.values(reach).reduce((sum, count) => sum + count, 0)
