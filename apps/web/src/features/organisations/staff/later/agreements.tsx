import '../../../logbook/components/log-body.css'
import type { AgreementView, OrganisationView } from '@ipt/contracts'
import { Button, Dialog } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { Mark } from '../../../../components/staff/later/mark.tsx'
import { useFormats } from '../../../../lib/format.ts'
import { FileLink } from '../../../logbook/components/log-body.tsx'
import { AgreementForm } from './agreement-form.tsx'
import { AGREEMENT_WORDS } from './host-words.ts'

/** What the institution has agreed on with a host, with the paper. */
export function Agreements({ host }: { host: OrganisationView }) {
  const { t } = useLingui()
  const [open, setOpen] = useState<AgreementView | 'new' | null>(null)
  return (
    <section className="group" aria-labelledby="agreements">
      <div className="between">
        <h2 id="agreements">
          <Trans>Agreements</Trans>
        </h2>
        {host.status !== 'REJECTED' && (
          <Button size="small" icon={Plus} onClick={() => setOpen('new')}>
            <Trans>Add agreement</Trans>
          </Button>
        )}
      </div>
      {host.agreements.length === 0 ? (
        <p className="hint">
          <Trans>None yet, such as a memorandum of understanding.</Trans>
        </p>
      ) : (
        <ul className="card rows lines">
          {host.agreements.map((agreement) => (
            <AgreementLine key={agreement.id} agreement={agreement} onEdit={() => setOpen(agreement)} />
          ))}
        </ul>
      )}
      <Dialog
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open === 'new' ? t`New agreement` : t`Edit agreement`}
        closeLabel={t`Close`}
      >
        {open && <AgreementForm agreement={open === 'new' ? null : open} organisationId={host.id} onClose={() => setOpen(null)} />}
      </Dialog>
    </section>
  )
}

function AgreementLine({ agreement, onEdit }: { agreement: AgreementView; onEdit: () => void }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const { title, startsOn, expiresOn, state, file } = agreement
  return (
    <li>
      <div className="grow">
        <span className="m">{title}</span>
        <p className="hint">
          {format.date(startsOn)} – {expiresOn ? format.date(expiresOn) : t`without an end`}
        </p>
        {file && (
          <ul className="log-files" aria-label={t`Files`}>
            <FileLink file={file} />
          </ul>
        )}
      </div>
      <div className="end">
        <Mark {...AGREEMENT_WORDS[state]}>{i18n._(AGREEMENT_WORDS[state].label)}</Mark>
        <Button size="small" variant="quiet" icon={Pencil} onClick={onEdit}>
          <Trans>Edit</Trans>
          <span className="sr">{title}</span>
        </Button>
      </div>
    </li>
  )
}
