import '../../../../components/staff/headline.css'
import '../../../../components/later/forms.css'
import '../../../logbook/components/log-screen.css'
import { GIVEN_ROLES, type GivenRole, LIMITS } from '@ipt/domain'
import { Icon, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft, UserPlus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { SelectField, TextField, useMissing } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useKeptForm } from '../../../../components/later/use-kept-form.ts'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { Link } from '../../../../components/link.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { codeOf, fieldErrorAt } from '../../../../lib/errors.ts'
import { ROLE_PLACES } from '../../../../lib/roles.ts'
import { useNavigate } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useInstitution } from '../../../institutions/staff/later/use-institution.tsx'

const START = { role: 'student' as GivenRole, name: '', email: '', registrationNumber: '', programmeId: '', cohortId: '', invite: true }

/** Somebody whom the institution puts down by hand; the invitation goes out with it. */
export default function NewPersonPage() {
  const { t, i18n } = useLingui()
  const toast = useToast()
  const navigate = useNavigate()
  const errorText = useErrorText()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const { id: institutionId, choice } = useInstitution()
  const { values, change, forget } = useKeptForm(`person.new.${institutionId}`, START)
  const [tried, setTried] = useState(false)
  const missing = useMissing(tried)
  const settings = trpc.settings.get.useQuery({ institutionId }).data
  const programmes = settings?.programmes ?? []
  const cohorts = trpc.cohorts.list.useQuery({ institutionId }).data ?? []
  const programmeId = programmes.some(({ id }) => id === values.programmeId) ? values.programmeId : (programmes[0]?.id ?? '')
  const isStudent = values.role === 'student'
  // At a new institution: there is nothing to choose, and so no student to add.
  const noProgramme = isStudent && settings !== undefined && programmes.length === 0
  const add = trpc.people.add.useMutation({
    onSuccess: (person) => {
      forget()
      utils.people.get.setData({ id: person.id }, person)
      void utils.people.list.invalidate()
      toast({ text: values.invite ? t`${person.name} is added, and the invitation is on its way.` : t`${person.name} is added.` })
      navigate(`/coordinator/people/${person.id}`)
    },
  })
  const code = codeOf(add.error)
  const told = code === 'EMAIL_TAKEN' || code === 'REGISTRATION_TAKEN'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const { role, name, email, registrationNumber, cohortId, invite } = values
    if (!name.trim() || !email.trim() || (isStudent && !registrationNumber.trim()) || noProgramme || add.isPending) return
    const student = isStudent ? { registrationNumber, programmeId, cohortId: cohortId || null } : null
    const sent = { institutionId, role, name, email, student, invite }
    add.mutate({ ...sent, id: steadyId(sent) })
  }
  return (
    <div className="page">
      <Link className="back sm" to="/coordinator/people">
        <Icon of={ChevronLeft} size="s" />
        <Trans>People</Trans>
      </Link>
      <div className="headline">
        <div>
          <PageHeading title={t`Add person`} />
          <p className="muted">
            <Trans>
              Supervisors in industry are contacts of their <Link to="/coordinator/hosts">host</Link>: add them there.
            </Trans>
          </p>
        </div>
        {choice}
      </div>
      <form className="card pad form" noValidate onSubmit={submit}>
        <SelectField
          label={t`Role`}
          value={values.role}
          options={GIVEN_ROLES.map((value) => ({ value, label: i18n._(ROLE_PLACES[value].label) }))}
          onChange={(role) => change({ role: role as GivenRole })}
        />
        <TextField
          label={t`Name`}
          autoComplete="off"
          value={values.name}
          maxLength={LIMITS.name}
          error={missing(values.name)}
          onChange={(name) => change({ name })}
        />
        <TextField
          label={t`E-mail`}
          type="email"
          autoComplete="off"
          value={values.email}
          maxLength={LIMITS.email}
          error={
            missing(values.email) ??
            (code === 'EMAIL_TAKEN'
              ? errorText(add.error)
              : fieldErrorAt(add.error, '/email')
                ? t`Write it as name@university.ac.tz.`
                : null)
          }
          onChange={(email) => change({ email })}
        />
        {isStudent && (
          <>
            <div className="form-pair">
              <TextField
                label={t`Registration number`}
                autoComplete="off"
                value={values.registrationNumber}
                maxLength={LIMITS.code}
                error={missing(values.registrationNumber) ?? (code === 'REGISTRATION_TAKEN' ? errorText(add.error) : null)}
                onChange={(registrationNumber) => change({ registrationNumber })}
              />
              <SelectField
                label={t`Programme`}
                value={programmeId}
                options={programmes.map((each) => ({ value: each.id, label: `${each.name} (${each.code})` }))}
                error={
                  noProgramme && (
                    <Trans>
                      There is no programme yet. Add it in the <Link to="/coordinator/settings">settings</Link> first.
                    </Trans>
                  )
                }
                onChange={(id) => change({ programmeId: id })}
              />
            </div>
            <SelectField
              label={t`Season`}
              value={values.cohortId}
              options={[{ value: '', label: t`None yet` }, ...cohorts.map(({ id, name }) => ({ value: id, label: name }))]}
              onChange={(cohortId) => change({ cohortId })}
            />
          </>
        )}
        <label className="tick">
          <input type="checkbox" checked={values.invite} onChange={(event) => change({ invite: event.target.checked })} />
          <Trans>Send the invitation now</Trans>
        </label>
        <FormEnd busy={add.isPending} error={told ? null : add.error} icon={UserPlus}>
          <Trans>Add person</Trans>
        </FormEnd>
      </form>
    </div>
  )
}
