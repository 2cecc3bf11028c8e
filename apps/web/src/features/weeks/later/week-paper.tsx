import './week-paper.css'
import type { WeekDay, WeekView } from '@ipt/contracts'
import type { Language } from '@ipt/domain'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useFormats } from '../../../lib/format.ts'
import { LOCALES } from '../../../lib/i18n.ts'
import { LEAVE_KIND_WORDS, LEAVE_STATUS_WORDS } from '../../leave/later/leave-words.ts'
import { LOG_STATUS_WORDS } from '../../logbook/log-status-words.ts'
import { useWeekRange } from './use-week-range.ts'

/** A week as a page of a paper logbook. On screen there is nothing of it. */
export function WeekPaper({ week }: { week: WeekView }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const range = useWeekRange()
  const { placement, totals, summary, signOff, number, weekStartsOn } = week
  const { student, institution, organisation, site, industrialSupervisor, universitySupervisor } = placement
  const dates = range(weekStartsOn, { day: 'numeric', month: 'long', year: 'numeric' })
  // By the institution's clock, with the year: a page of paper outlives the season.
  const moment = (at: string) =>
    new Intl.DateTimeFormat(LOCALES[i18n.locale as Language], {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: placement.timeZone,
    }).format(new Date(at))
  const printed = moment(new Date().toISOString())
  return (
    <div className="paper">
      <header>
        <p>{institution}</p>
        <p className="paper-title">
          <Trans>Industrial practical training: weekly log</Trans>
        </p>
        <p>
          <Trans>
            Week {number}: {dates}
          </Trans>
        </p>
      </header>
      <dl>
        <Fact name={t`Student`}>{student.name}</Fact>
        <Fact name={t`Registration number`}>{student.registrationNumber}</Fact>
        <Fact name={t`Programme`}>{student.programme}</Fact>
        <Fact name={t`Organisation`}>{organisation}</Fact>
        <Fact name={t`Site`}>{site}</Fact>
        <Fact name={t`Industrial supervisor`}>{industrialSupervisor?.name ?? '–'}</Fact>
        <Fact name={t`University supervisor`}>{universitySupervisor?.name ?? '–'}</Fact>
        <Fact name={t`Days logged`}>
          <Trans>
            {totals.logged} of {totals.expected}
          </Trans>
        </Fact>
      </dl>
      <table>
        <thead>
          <tr>
            <th>{t`Day`}</th>
            <th>{t`Hours`}</th>
            <th>{t`Work done`}</th>
            <th>{t`State`}</th>
          </tr>
        </thead>
        <tbody>
          {week.days
            .filter((day) => day.kind !== 'outside' || day.log)
            .map((day) => (
              <tr key={day.date}>
                <th>{format.dayShort(day.date)}</th>
                <td className="num">{day.log?.hours == null ? '' : format.number(day.log.hours)}</td>
                <td>
                  <PaperDay day={day} />
                </td>
                <td>
                  <PaperState day={day} />
                </td>
              </tr>
            ))}
        </tbody>
        <tfoot>
          <tr>
            <th>{t`Total`}</th>
            <td className="num">{format.number(totals.hours)}</td>
            <td colSpan={2}>{totals.missing > 0 && <Plural value={totals.missing} one="# day missing" other="# days missing" />}</td>
          </tr>
        </tfoot>
      </table>
      <h2>{t`Summary of the week`}</h2>
      <p className="paper-words">{summary?.text ?? ''}</p>
      <h2>{t`Comment of the industrial supervisor`}</h2>
      <p className="paper-words">{signOff?.comment ?? ''}</p>
      <div className="paper-signs">
        {signOff ? (
          <p>
            <Trans>
              Signed off by <b>{signOff.by?.name}</b>, {moment(signOff.at)}
            </Trans>
            {week.changedSince && <Trans> (a log changed since)</Trans>}
          </p>
        ) : (
          <>
            <SignLine name={t`Industrial supervisor: signature`} />
            <SignLine name={t`Date`} />
          </>
        )}
      </div>
      <footer>
        <Trans>IPT Service, printed {printed}</Trans>
      </footer>
    </div>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const SignLine = ({ name }: { name: string }) => (
  <p className="paper-line">
    <span>{name}</span>
  </p>
)

/** What was done on a day: words, skills, files by name. */
function PaperDay({ day: { log, leave, holiday } }: { day: WeekDay }) {
  const { t, i18n } = useLingui()
  if (log === null) return leave ? i18n._(LEAVE_KIND_WORDS[leave.kind].label) : holiday
  const skills = log.skills.join(', ')
  const files = log.files.map(({ name }) => name).join(', ')
  return (
    <>
      <p className="paper-words">{log.content}</p>
      {skills && <p className="paper-small">{t`Skills: ${skills}`}</p>}
      {files && <p className="paper-small">{t`Files: ${files}`}</p>}
    </>
  )
}

function PaperState({ day: { log, leave, missing, kind } }: { day: WeekDay }) {
  const { t, i18n } = useLingui()
  if (log) return i18n._(LOG_STATUS_WORDS[log.status].label)
  if (leave) return i18n._(LEAVE_STATUS_WORDS[leave.status].label)
  if (kind === 'rest') return t`Rest day`
  return missing ? t`Missing` : ''
}
