import './log-row.css'
import type { LogView } from '@ipt/contracts'
import { Icon, Status } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { Paperclip } from 'lucide-react'
import { Link } from '../../../components/link.tsx'
import { useFormats } from '../../../lib/format.ts'
import { LOG_STATUS_WORDS } from '../log-status-words.ts'

/** A log in a list: its day, its state, the first words. `who` names the student, where there are several. */
export function LogRow({ log, to, who = false }: { log: LogView; to: string; who?: boolean }) {
  const { i18n, t } = useLingui()
  const format = useFormats()
  const { label, tone } = LOG_STATUS_WORDS[log.status]
  return (
    <li>
      <Link className="log-row" to={to}>
        <span className="between wrap">
          <span className="m">{who ? `${log.student.name}, ${format.dayShort(log.logDate)}` : format.dayLong(log.logDate)}</span>
          <Status tone={tone}>{i18n._(label)}</Status>
        </span>
        <span className="log-row-text">{log.content}</span>
        {log.files.length > 0 && (
          <span className="hint row">
            <Icon of={Paperclip} size="s" />
            {log.files.length}
            <span className="sr">{t`files`}</span>
          </span>
        )}
      </Link>
    </li>
  )
}

/** The state of a log, as a word with its colour and icon. */
export function LogStatusMark({ status }: { status: LogView['status'] }) {
  const { i18n } = useLingui()
  const { label, tone } = LOG_STATUS_WORDS[status]
  return <Status tone={tone}>{i18n._(label)}</Status>
}
