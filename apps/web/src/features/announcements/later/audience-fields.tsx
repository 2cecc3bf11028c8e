import type { AnnouncementPlaces } from '@ipt/contracts'
import { ANNOUNCEMENT_ROLES, type AnnouncementRole } from '@ipt/domain'
import { Field, FieldError, Icon } from '@ipt/ui'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import type { AnnouncementDraft } from './announcement-draft.ts'
import { audienceOf } from './use-announce.ts'

const ROLE_WORDS: Record<AnnouncementRole, MessageDescriptor> = {
  student: msg`Students`,
  industrialSupervisor: msg`Industrial supervisors`,
  universitySupervisor: msg`University supervisors`,
}

export interface AudienceFieldsProps {
  places: AnnouncementPlaces
  draft: AnnouncementDraft
  onChange: (change: Partial<AnnouncementDraft>) => void
  /** No role is chosen, and somebody tried. */
  missing: boolean
}

/** For whom an announcement is: a cohort or everybody, in which roles. */
export function AudienceFields({ places, draft, onChange, missing }: AudienceFieldsProps) {
  const { t, i18n } = useLingui()
  const { institutionId, cohortId } = audienceOf(draft, places)
  const cohorts = places.find(({ id }) => id === institutionId)?.cohorts ?? []
  return (
    <>
      {places.length > 1 && (
        <Field label={t`Institution`}>
          {(control) => (
            <select {...control} value={institutionId} onChange={(event) => onChange({ institutionId: event.target.value, cohortId: '' })}>
              {places.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={t`Cohort`}>
        {(control) => (
          <select {...control} value={cohortId ?? ''} onChange={(event) => onChange({ institutionId, cohortId: event.target.value })}>
            <option value="">{t`The whole institution`}</option>
            {cohorts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset className="group" aria-describedby={missing ? 'announce-roles-error' : undefined}>
        <legend className="label">
          <Trans>For</Trans>
        </legend>
        <div className="chips">
          {ANNOUNCEMENT_ROLES.map((role) => (
            <label className="chip" key={role}>
              <input
                type="checkbox"
                checked={draft.roles.includes(role)}
                onChange={(event) =>
                  onChange({
                    roles: ANNOUNCEMENT_ROLES.filter((each) => (each === role ? event.target.checked : draft.roles.includes(each))),
                  })
                }
              />
              <span>
                <span className="on">
                  <Icon of={Check} size="s" />
                </span>
                {i18n._(ROLE_WORDS[role])}
              </span>
            </label>
          ))}
        </div>
        <FieldError id="announce-roles-error">{missing ? t`Choose for whom it is.` : null}</FieldError>
      </fieldset>
    </>
  )
}
