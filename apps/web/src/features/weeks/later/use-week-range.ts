import { addDays, type IsoDate, type Language } from '@ipt/domain'
import { useLingui } from '@lingui/react'
import { LOCALES } from '../../../lib/i18n.ts'

/** "10–16 August", "31 August – 6 September": a week by its Monday, in the person's language. */
export function useWeekRange(): (monday: IsoDate, options?: Intl.DateTimeFormatOptions) => string {
  const { i18n } = useLingui()
  return (monday, options = { day: 'numeric', month: 'long' }) =>
    new Intl.DateTimeFormat(LOCALES[i18n.locale as Language], { ...options, timeZone: 'UTC' }).formatRange(
      new Date(`${monday}T00:00:00Z`),
      new Date(`${addDays(monday, 6)}T00:00:00Z`),
    )
}
