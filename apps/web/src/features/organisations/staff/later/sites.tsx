import type { OrganisationView, SiteView } from '@ipt/contracts'
import { Button, Dialog, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { MapPin, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { SiteForm } from './site-form.tsx'

/** The places of a host. */
export function Sites({ host }: { host: OrganisationView }) {
  const { t } = useLingui()
  const [open, setOpen] = useState<SiteView | 'new' | null>(null)
  return (
    <section className="group" aria-labelledby="sites">
      <div className="between">
        <h2 id="sites">
          <Trans>Sites</Trans>
        </h2>
        {host.status !== 'REJECTED' && (
          <Button size="small" icon={Plus} onClick={() => setOpen('new')}>
            <Trans>Add site</Trans>
          </Button>
        )}
      </div>
      {host.sites.length === 0 ? (
        <p className="hint">
          <Trans>None yet. Students are placed at a site.</Trans>
        </p>
      ) : (
        <ul className="card rows lines">
          {host.sites.map((site) => (
            <li key={site.id}>
              <div className="grow">
                <span className="m">{site.name}</span>
                <p className="hint">{site.address || t`no address`}</p>
                {site.position && (
                  <p className="hint row">
                    <Icon of={MapPin} size="s" />
                    {site.position.latitude}, {site.position.longitude}
                  </p>
                )}
              </div>
              {host.canEdit && (
                <Button size="small" variant="quiet" icon={Pencil} onClick={() => setOpen(site)}>
                  <Trans>Edit</Trans>
                  <span className="sr">{site.name}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Dialog open={open !== null} onClose={() => setOpen(null)} title={open === 'new' ? t`New site` : t`Edit site`} closeLabel={t`Close`}>
        {open && <SiteForm site={open === 'new' ? null : open} organisationId={host.id} onClose={() => setOpen(null)} />}
      </Dialog>
    </section>
  )
}
