import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../../lib/format.ts'
import type { Fault, Season } from './assign-values.ts'

/** What has to be mended, in words. */
export function useAssignFaults(season: Season | undefined): (fault: Fault | undefined) => string | null {
  const { t } = useLingui()
  const format = useFormats()
  const [from, to] = season ? [format.date(season.startsOn), format.date(season.endsOn)] : ['', '']
  return (fault) => {
    if (fault === undefined) return null
    return {
      MISSING: t`Fill this in.`,
      OUTSIDE: t`The season is from ${from} to ${to}.`,
      ORDER: t`It ends before it starts.`,
      NUMBER: t`A whole number from 1 on.`,
      MANY: t`At most 500 at once.`,
    }[fault]
  }
}
