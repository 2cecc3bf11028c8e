import type { MailLine } from '@ipt/contracts'
import { Dialog } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Loaded } from '../../../../components/loaded.tsx'
import { trpc } from '../../../../lib/trpc.ts'

/** A mail as its reader got it, or would have. */
export function MailDialog({ mail, onClose }: { mail: MailLine | null; onClose: () => void }) {
  const { t } = useLingui()
  return (
    <Dialog open={mail !== null} onClose={onClose} title={mail?.subject ?? ''} closeLabel={t`Close`}>
      {mail && <Words id={mail.id} />}
    </Dialog>
  )
}

function Words({ id }: { id: string }) {
  const mail = trpc.mails.get.useQuery({ id })
  return (
    <Loaded query={mail} lines={6}>
      {({ to, address, language, text }) => (
        <div className="group">
          <p className="hint mail-to">
            <Trans>
              To {to.name}, {address}
            </Trans>
          </p>
          <p className="prose" lang={language}>
            {text}
          </p>
        </div>
      )}
    </Loaded>
  )
}
