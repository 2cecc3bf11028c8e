import './mails.css'
import type { MailLine as Line } from '@ipt/contracts'
import { Button, FieldError, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { MailX, Send } from 'lucide-react'
import { Link } from '../../../../components/link.tsx'
import { Mark } from '../../../../components/staff/later/mark.tsx'
import { focusOn } from '../../../../lib/focus.ts'
import { useFormats } from '../../../../lib/format.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useSameAct } from '../../../../lib/use-same-act.ts'
import { MAIL_WORDS } from './mail-words.ts'

interface MailLineProps {
  mail: Line
  /** Whether there is a mail server: without one, sending again leads nowhere. */
  delivers: boolean
  onRead: () => void
}

/** One mail: to whom, what became of it, and what can be done. */
export function MailLine({ mail, delivers, onRead }: MailLineProps) {
  const { i18n } = useLingui()
  const format = useFormats()
  const errorText = useErrorText()
  const toast = useToast()
  const utils = trpc.useUtils()
  const act = useSameAct()
  const rowId = `mail-${mail.id}`
  const again = trpc.mails.sendAgain.useMutation({
    onSuccess: () => {
      act.done()
      toast({ text: <Trans>It is on its way again.</Trans> })
      focusOn(rowId)
    },
    onSettled: () => utils.mails.invalidate(),
  })
  const { label, ...look } = MAIL_WORDS[mail.state]
  return (
    <li className="mail" id={rowId} tabIndex={-1}>
      <div className="grow">
        {mail.can.includes('read') ? (
          <button type="button" className="row-link" onClick={onRead}>
            {mail.subject}
          </button>
        ) : (
          <p className="mail-subject">{mail.subject}</p>
        )}
        <p className="hint">
          <Link to={`/coordinator/people/${mail.to.id}`}>{mail.to.name}</Link>
          {' · '}
          {mail.address}
          {' · '}
          <time dateTime={mail.sentAt ?? mail.createdAt}>{format.moment(mail.sentAt ?? mail.createdAt)}</time>
        </p>
        {!mail.can.includes('read') && (
          <p className="hint">
            <Trans>Its words are for its reader alone.</Trans>
          </p>
        )}
        {mail.why !== null && (
          <p className="hint" lang="en">
            {mail.why}
          </p>
        )}
        <div role="alert">
          <FieldError>{again.error && !again.isPending ? errorText(again.error) : null}</FieldError>
        </div>
      </div>
      <div className="end">
        {mail.bounced && (
          <Mark tone="flagged" icon={MailX}>
            <Trans>Bounced: correct the address</Trans>
          </Mark>
        )}
        <Mark {...look}>{i18n._(label)}</Mark>
        {delivers && mail.can.includes('sendAgain') && (
          <Button
            icon={Send}
            busy={again.isPending}
            onClick={() => !again.isPending && again.mutate({ id: mail.id, requestId: act(mail.id) })}
          >
            <Trans>Send again</Trans>
            <span className="sr">: {mail.subject}</span>
          </Button>
        )}
      </div>
    </li>
  )
}
