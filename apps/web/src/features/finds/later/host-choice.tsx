import { LIMITS } from '@ipt/domain'
import { Button, Field, FieldError } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useDeferredValue, useId } from 'react'
import { SelectField, TextField, useMissing } from '../../../components/later/fields.tsx'
import { trpc } from '../../../lib/trpc.ts'
import type { FindValues } from './find-values.ts'

interface HostChoiceProps {
  values: FindValues
  tried: boolean
  onChange: (patch: Partial<FindValues>) => void
}

/** A company of the registry, found while its name is typed; or one that the registry doesn't have. */
export function HostChoice({ values, tried, onChange }: HostChoiceProps) {
  const { t } = useLingui()
  const missing = useMissing(tried)
  const list = useId()
  const { organisationId, organisationName, newHost, siteId } = values
  const asked = useDeferredValue(organisationName.trim())
  const found = trpc.organisations.search.useQuery({ q: asked }, { enabled: asked.length > 1, placeholderData: (before) => before })
  const choices = found.data ?? []
  const chosen = choices.find(({ id }) => id === organisationId)
  const open = !organisationId && !newHost
  return (
    <>
      <Field label={t`Company`} error={missing(organisationName)} hint={open ? t`Type its name, then choose it.` : undefined}>
        {(control) => (
          <input
            {...control}
            autoComplete="off"
            aria-controls={list}
            maxLength={LIMITS.name}
            value={organisationName}
            onChange={(event) => onChange({ organisationName: event.target.value, organisationId: '', siteId: '' })}
          />
        )}
      </Field>
      <div id={list} role="status">
        {open && asked.length > 1 && (
          <div className="row wrap">
            {choices.slice(0, 6).map(({ id, name, sites }) => (
              <Button
                key={id}
                size="small"
                onClick={() => onChange({ organisationId: id, organisationName: name, siteId: sites[0]?.id ?? '' })}
              >
                {name}
              </Button>
            ))}
            <Button size="small" variant="quiet" onClick={() => onChange({ newHost: true })}>
              <Trans>It is another one: {asked}</Trans>
            </Button>
          </div>
        )}
        {tried && open && <FieldError>{t`Choose the company, or say that it is a new one.`}</FieldError>}
      </div>
      {organisationId && (
        <SelectField
          label={t`Site`}
          value={siteId}
          error={missing(siteId)}
          options={[{ value: '', label: t`Choose a site` }, ...(chosen?.sites ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(next) => onChange({ siteId: next })}
        />
      )}
      {newHost && (
        <>
          <div className="form-pair">
            <TextField
              label={t`Site or branch`}
              value={values.site}
              maxLength={LIMITS.name}
              error={missing(values.site)}
              onChange={(site) => onChange({ site })}
            />
            <TextField
              label={t`Where it is`}
              value={values.address}
              maxLength={LIMITS.address}
              onChange={(address) => onChange({ address })}
            />
          </div>
          <div>
            <Button size="small" variant="quiet" onClick={() => onChange({ newHost: false })}>
              <Trans>Look for it in the registry after all</Trans>
            </Button>
          </div>
        </>
      )}
    </>
  )
}
