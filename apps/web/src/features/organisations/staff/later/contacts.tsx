import type { ContactView, OrganisationView } from '@ipt/contracts'
import { Button, Dialog, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { BadgeCheck, CircleAlert, CircleDashed, Mail, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { Mark } from '../../../../components/staff/later/mark.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { AddContactForm, ContactForm, EmailForm } from './contact-forms.tsx'
import { useHostWritten } from './use-host.ts'

type Opened = { what: 'new' } | { what: 'edit' | 'email'; contact: ContactView }

/** The supervisors whom the institution knows at a host. Only checked ones may be put on placements. */
export function Contacts({ host }: { host: OrganisationView }) {
  const { t } = useLingui()
  const [open, setOpen] = useState<Opened | null>(null)
  const close = () => setOpen(null)
  const title = open && { new: t`New contact`, edit: t`Edit contact`, email: t`Correct the e-mail address` }[open.what]
  return (
    <section className="group" aria-labelledby="contacts">
      <div className="between">
        <h2 id="contacts" tabIndex={-1}>
          <Trans>Contacts</Trans>
        </h2>
        {host.status !== 'REJECTED' && (
          <Button size="small" icon={Plus} onClick={() => setOpen({ what: 'new' })}>
            <Trans>Add contact</Trans>
          </Button>
        )}
      </div>
      <p className="hint measure">
        <Trans>Only your institution sees them. A checked one may be put on placements; students never edit them.</Trans>
      </p>
      {host.contacts.length > 0 && (
        <ul className="card rows lines">
          {host.contacts.map((contact) => (
            <ContactLine key={contact.id} contact={contact} onOpen={(what) => setOpen({ what, contact })} />
          ))}
        </ul>
      )}
      <Dialog open={open !== null} onClose={close} title={title} closeLabel={t`Close`}>
        {open?.what === 'new' && <AddContactForm host={host} onClose={close} />}
        {open?.what === 'edit' && <ContactForm contact={open.contact} onClose={close} />}
        {open?.what === 'email' && <EmailForm contact={open.contact} onClose={close} />}
      </Dialog>
    </section>
  )
}

function ContactLine({ contact, onOpen }: { contact: ContactView; onOpen: (what: 'edit' | 'email') => void }) {
  const { t } = useLingui()
  const errorText = useErrorText()
  const written = useHostWritten()
  const steadyId = useSteadyId()
  const { id, version, name, title, email, phone, state, earlierEmails } = contact
  const check = trpc.contacts.check.useMutation({ onSuccess: (host) => written(host, t`${name} is checked.`) })
  const earlier = earlierEmails.join(', ')
  return (
    <li>
      <div className="grow">
        <span className="m">{name}</span>
        {title && <span className="hint"> {title}</span>}
        <p className="hint">
          {email}
          {phone && <> · {phone}</>}
        </p>
        {earlier && (
          <p className="hint">
            <Trans>before: {earlier}</Trans>
          </p>
        )}
      </div>
      <Mark tone={state === 'CHECKED' ? 'verified' : 'waiting'} icon={state === 'CHECKED' ? BadgeCheck : CircleDashed}>
        {state === 'CHECKED' ? t`Checked` : t`Not checked`}
      </Mark>
      <div className="end">
        {state === 'UNCHECKED' && (
          <Button
            size="small"
            icon={BadgeCheck}
            busy={check.isPending}
            onClick={() => check.mutate({ id, version, requestId: steadyId([id, version]) })}
          >
            <Trans>They work there: check</Trans>
            <span className="sr">{name}</span>
          </Button>
        )}
        <Button size="small" variant="quiet" icon={Mail} onClick={() => onOpen('email')}>
          <Trans>Correct e-mail</Trans>
          <span className="sr">{t`of ${name}`}</span>
        </Button>
        <Button size="small" variant="quiet" icon={Pencil} onClick={() => onOpen('edit')}>
          <Trans>Edit</Trans>
          <span className="sr">{name}</span>
        </Button>
      </div>
      {check.error && !check.isPending && (
        <Notice tone="flagged" icon={CircleAlert} role="alert">
          {errorText(check.error)}
        </Notice>
      )}
    </li>
  )
}
