import { LIMITS } from '@ipt/domain'
import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../../lib/format.ts'
import type { VacancyFault } from './vacancy-values.ts'

/** What has to be mended in a field of the form, in words. */
export function useFaultWords({ season, used }: { season: { startsOn: string; endsOn: string } | null; used: number }) {
  const { t } = useLingui()
  const format = useFormats()
  const [first, last] = season ? [format.date(season.startsOn), format.date(season.endsOn)] : ['', '']
  const least = Math.max(1, used)
  return (fault: VacancyFault): string =>
    ({
      MISSING: t`Fill this in.`,
      SLOTS: used > 0 ? t`${used} are taken or offered: from ${least} to ${LIMITS.slots}.` : t`A whole number from 1 to ${LIMITS.slots}.`,
      SKILLS: t`At most ${LIMITS.skills} skills of ${LIMITS.skill} characters each.`,
      ORDER: t`The last day comes before the first.`,
      SEASON: t`The season is from ${first} to ${last}.`,
      LATE: t`This is after the last day.`,
    })[fault]
}
