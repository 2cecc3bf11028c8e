import type { DashboardView, SeasonGaps } from '@ipt/contracts'
import { buttonClass } from '@ipt/ui'
import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '../../../../components/link.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import { useMe } from '../../../accounts/components/session.tsx'

interface Line {
  key: string
  /** Days that it has waited; null where nothing says so. */
  days: number | null
  what: string
  hint?: string
  verb: string
  to: string
}

/** These are looked for row by row, so not as often as what totals say. */
const LOOK_AGAIN_MS = 60_000

/** What has waited so long is marked. */
const OLD_DAYS = 7

/** What a coordinator is needed for, what has waited longest first; one verb each, that leads to the rows. */
export function NeedsYou({ view }: { view: DashboardView }) {
  const gaps = trpc.dashboard.gaps.useQuery({ cohortId: view.cohort.id }, { refetchInterval: LOOK_AGAIN_MS }).data
  const lines = useLines(view, gaps)
  return (
    <section className="card pad needs-you" aria-labelledby="needs-you">
      <h2 id="needs-you">
        <Trans>Needs you</Trans>
      </h2>
      {lines.length === 0 ? (
        <p className="muted">
          <Trans>Nothing waits for you. What does will stand here, the oldest first.</Trans>
        </p>
      ) : (
        <ul>
          {lines.map(({ key, days, what, hint, verb, to }) => (
            <li key={key}>
              <span className={days !== null && days >= OLD_DAYS ? 'age old' : 'age'}>
                {days === null ? '' : days === 0 ? <Trans>today</Trans> : <Plural value={days} one="# day" other="# days" />}
              </span>
              <div className="what">
                <b>{what}</b>
                {hint && <span className="hint">{hint}</span>}
              </div>
              <Link className={buttonClass({ size: 'small' })} to={to}>
                {verb}
                <span className="sr">: {what}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function useLines({ cohort, attention, waiting, slow, arrivals, without, deadlines }: DashboardView, gaps: SeasonGaps | undefined): Line[] {
  const { t } = useLingui()
  const today = useMe().today
  const age = (at: string | null) =>
    at === null ? null : Math.max(0, Math.round((Date.parse(today) - Date.parse(at.slice(0, 10))) / 86_400_000))
  const logs = (status: string, more = '') => `/coordinator/logs?status=${status}&cohort=${cohort.id}${more}`
  const placements = `/coordinator/placements?cohort=${cohort.id}`
  const open = `${placements}&status=CONFIRMED,ACTIVE`
  const kinds: Record<DashboardView['attention'][number]['what'], (count: number) => Omit<Line, 'key' | 'days'>> = {
    FLAGS: (count) => ({
      what: plural(count, { one: '# flagged log to decide', other: '# flagged logs to decide' }),
      verb: t`Decide`,
      to: logs('FLAGGED'),
    }),
    ARRIVALS: (count) => ({
      what: plural(count, { one: '# arrival is not confirmed', other: '# arrivals are not confirmed' }),
      verb: t`See who`,
      to: `${open}&arrival=reported`,
    }),
    FINDS: (count) => ({
      what: plural(count, { one: '# own find to check', other: '# own finds to check' }),
      hint: t`A student found a place, and waits for it to be confirmed.`,
      verb: t`Check`,
      to: `${placements}&status=PROPOSED`,
    }),
    APPLICATIONS: (count) => ({
      what: plural(count, { one: '# vacancy with applications to answer', other: '# vacancies with applications to answer' }),
      verb: t`See applications`,
      to: `/coordinator/vacancies?waiting=1&cohort=${cohort.id}`,
    }),
    HOSTS: (count) => ({
      what: plural(count, { one: '# proposed host', other: '# proposed hosts' }),
      verb: t`Review`,
      to: '/coordinator/hosts?show=proposed',
    }),
    DRAFTS: (count) => ({
      what: plural(count, { one: '# vacancy in draft', other: '# vacancies in draft' }),
      verb: t`Review`,
      to: `/coordinator/vacancies?status=DRAFT&cohort=${cohort.id}`,
    }),
    BOUNCES: (count) => ({
      what: plural(count, { one: '# address refuses mail', other: '# addresses refuse mail' }),
      hint: t`Nothing more is sent there until the address is corrected.`,
      verb: t`Correct`,
      to: '/coordinator/people?mail=bounced',
    }),
    CHECKLIST: (count) => ({
      what: plural(count, { one: '# checklist answer to check', other: '# checklist answers to check' }),
      verb: t`Check`,
      to: `/coordinator/cohorts/${cohort.id}?view=checklist`,
    }),
  }
  const lines: Line[] = attention.map(({ what, count, oldestAt }) => ({ key: what, days: age(oldestAt), ...kinds[what](count) }))
  for (const { person, logs: count, days } of slow)
    lines.push({
      key: person.id,
      days,
      what: t`${person.name} does not answer`,
      hint: plural(count, { one: '# log waits to be verified', other: '# logs wait to be verified' }),
      verb: t`See logs`,
      to: logs('SUBMITTED', `&supervisor=${person.id}&waiting=${(deadlines.SUBMITTED ?? 6) + 1}`),
    })
  const late = waiting.find(({ status }) => status === 'VERIFIED_INDUSTRY')
  if (late && late.overdue > 0)
    lines.push({
      key: 'validate',
      days: age(late.oldestOn),
      what: plural(late.overdue, { one: '# log waits too long to be validated', other: '# logs wait too long to be validated' }),
      verb: t`See logs`,
      to: logs('VERIFIED_INDUSTRY', `&waiting=${(deadlines.VERIFIED_INDUSTRY ?? 0) + 1}`),
    })
  if (arrivals.none > 0 && cohort.startsOn <= today)
    lines.push({
      key: 'arrivals',
      days: age(cohort.startsOn),
      what: plural(arrivals.none, { one: '# student has not reported arrival', other: '# students have not reported arrival' }),
      verb: t`See who`,
      to: `${open}&arrival=none`,
    })
  if (gaps && gaps.missing.placements > 0)
    lines.push({
      key: 'missing',
      days: null,
      what: plural(gaps.missing.placements, { one: '# student with missing logs', other: '# students with missing logs' }),
      hint: plural(gaps.missing.days, { one: '# working day without a log', other: '# working days without a log' }),
      verb: t`See who`,
      to: `${placements}&status=ACTIVE&missing=1`,
    })
  if (gaps && gaps.doubles > 0)
    lines.push({
      key: 'doubles',
      days: null,
      what: plural(gaps.doubles, { one: '# host may be registered twice', other: '# hosts may be registered twice' }),
      hint: t`Nearly the same name, the same website or telephone.`,
      verb: t`Compare`,
      to: '/coordinator/hosts?show=doubles',
    })
  if (without.industrial > 0)
    lines.push({
      key: 'industrial',
      days: null,
      what: plural(without.industrial, {
        one: '# placement without an industrial supervisor',
        other: '# placements without an industrial supervisor',
      }),
      verb: t`Assign`,
      to: `${open}&without=industrial`,
    })
  if (without.university > 0)
    lines.push({
      key: 'university',
      days: null,
      what: plural(without.university, {
        one: '# placement without a university supervisor',
        other: '# placements without a university supervisor',
      }),
      verb: t`Assign`,
      to: `${open}&without=university`,
    })
  return lines.sort((one, other) => (other.days ?? -1) - (one.days ?? -1))
}
