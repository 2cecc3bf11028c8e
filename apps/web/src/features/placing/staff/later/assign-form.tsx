import '../../../../components/later/forms.css'
import './placing.css'
import type { PlacingOptions } from '@ipt/contracts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { SearchCheck } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { SelectField, TextField } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useKeptForm } from '../../../../components/later/use-kept-form.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { AssignPlan } from './assign-plan.tsx'
import { type AssignValues, faultsOf, NO_PLACE, openSeasons, placeOf, plannedOf, seasonValues, startOf } from './assign-values.ts'
import { PlaceFields } from './place-fields.tsx'
import { UnplacedStudents } from './unplaced-students.tsx'
import { useAssignFaults } from './use-assign-faults.ts'

/** Who, where, when and by whom supervised; then what would come of it, before anything is written. */
export function AssignForm({ options }: { options: PlacingOptions }) {
  const { t } = useLingui()
  const [tried, setTried] = useState(false)
  const { values, change, forget } = useKeptForm<AssignValues>('assign', startOf(options))
  const seasons = openSeasons(options)
  const season = seasons.find(({ id }) => id === values.cohortId)
  const home = options.find(({ cohorts }) => cohorts.some(({ id }) => id === values.cohortId))
  const plan = trpc.placing.plan.useMutation()
  const faults = faultsOf(values, season)
  const words = useAssignFaults(season)
  const errorOf = (field: keyof typeof faults) => (tried ? words(faults[field]) : null)
  const turn = (patch: Partial<AssignValues>) => {
    change(patch)
    plan.reset()
  }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faults).length > 0) {
      const sent = event.currentTarget
      requestAnimationFrame(() => sent.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
    } else if (!plan.isPending) plan.mutate(plannedOf(values))
  }

  return (
    <div className="sections">
      <form className="sections" noValidate onSubmit={submit}>
        <section className="group" aria-labelledby="who">
          <h2 id="who">
            <Trans>Who</Trans>
          </h2>
          <div className="form card pad">
            <div className="form-pair">
              <SelectField
                label={t`Season`}
                value={values.cohortId}
                error={errorOf('cohortId')}
                options={[{ value: '', label: t`Choose a season` }, ...seasons.map(({ id, name }) => ({ value: id, label: name }))]}
                onChange={(id) =>
                  turn({
                    ...seasonValues(seasons.find((each) => each.id === id)),
                    ...NO_PLACE,
                    programmeId: '',
                    chosen: [],
                    share: 'balance',
                  })
                }
              />
              <SelectField
                label={t`Programme`}
                value={values.programmeId}
                options={[
                  { value: '', label: t`All programmes` },
                  ...(home?.programmes ?? []).map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onChange={(programmeId) => turn({ programmeId })}
              />
            </div>
          </div>
          {values.cohortId !== '' && (
            <UnplacedStudents
              cohortId={values.cohortId}
              programmeId={values.programmeId}
              chosen={values.chosen}
              error={errorOf('chosen')}
              onChoose={(chosen) => turn({ chosen })}
            />
          )}
        </section>
        <section className="group" aria-labelledby="where">
          <h2 id="where">
            <Trans>Where and when</Trans>
          </h2>
          <PlaceFields values={values} season={season} errorOf={errorOf} onChange={turn} />
        </section>
        <section className="group" aria-labelledby="whom">
          <h2 id="whom">
            <Trans>Who supervises at the university</Trans>
          </h2>
          <div className="form card pad">
            <div className="form-pair">
              <SelectField
                label={t`University supervisor`}
                value={values.share}
                options={[
                  { value: 'balance', label: t`By how many students each has` },
                  { value: 'nobody', label: t`Nobody yet` },
                  ...(home?.supervisors ?? []).map(({ id, name, load }) => ({ value: id, label: `${name} (${load})` })),
                ]}
                onChange={(share) => turn({ share })}
              />
              {values.share === 'balance' && (
                <TextField
                  label={t`At most, each`}
                  type="number"
                  inputMode="numeric"
                  min={1}
                  value={values.most}
                  error={errorOf('most')}
                  onChange={(most) => turn({ most })}
                />
              )}
            </div>
            <FormEnd busy={plan.isPending} error={plan.error} primary={!plan.data} icon={SearchCheck}>
              <Plural
                value={values.chosen.length}
                _0="Look who can be placed"
                one="Look whether # student can be placed"
                other="Look who of # students can be placed"
              />
            </FormEnd>
          </div>
        </section>
      </form>
      {plan.data && (
        <AssignPlan
          plan={plan.data}
          place={placeOf(values)}
          share={values.share}
          supervisors={home?.supervisors ?? []}
          onPlaced={() => {
            change({ chosen: [] })
            forget()
          }}
        />
      )}
    </div>
  )
}
