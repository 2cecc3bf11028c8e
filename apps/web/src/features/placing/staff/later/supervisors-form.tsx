import '../../../../components/later/forms.css'
import './placing.css'
import type { PlacementRow, PlacingOptions } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'
import { Button, useToast } from '@ipt/ui'
import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Scale } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { SelectField, TextField } from '../../../../components/later/fields.tsx'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { MovedStudents } from './moved-students.tsx'
import { useBalanceWords } from './use-placing-words.ts'

export interface SupervisorsFormProps {
  rows: readonly Pick<PlacementRow, 'id' | 'industrialSupervisor' | 'universitySupervisor'>[]
  /** Whether all of them are at one company: its contacts alone can be chosen. */
  sameHost: boolean
  options: PlacingOptions
  onDone: () => void
  onCancel: () => void
}

/** Who supervises the chosen placements: one person, nobody, or lecturers by how many students each has. Shown before it is saved. */
export function SupervisorsForm({ rows, sameHost, options, onDone, onCancel }: SupervisorsFormProps) {
  const { t } = useLingui()
  const toast = useToast()
  const errorText = useErrorText()
  const steadyId = useSteadyId()
  const balanceWords = useBalanceWords()
  const [as, setAs] = useState<'university' | 'industrial'>('university')
  const lecturers = options.flatMap(({ supervisors }) => supervisors)
  // For one student the question is who, and who it is now stands chosen.
  const now = rows.length === 1 ? lecturers.find(({ id }) => id === rows[0]?.universitySupervisor?.id) : undefined
  const [choice, setChoice] = useState(now?.id ?? 'balance')
  const [most, setMost] = useState('20')
  const first = rows[0]?.id ?? ''
  const contacts = trpc.placing.hostSupervisors.useQuery({ placementId: first }, { enabled: as === 'industrial' && sameHost })
  const balance = trpc.placing.balance.useMutation()
  const supervise = trpc.placing.supervise.useMutation({
    onSuccess: ({ changed }) => {
      toast({
        text: plural(changed, { one: 'Saved: # student has another supervisor.', other: 'Saved: # students have another supervisor.' }),
      })
      onDone()
    },
  })

  const balanced = as === 'university' && choice === 'balance'
  const was = (row: (typeof rows)[number]) => (as === 'university' ? row.universitySupervisor : row.industrialSupervisor)?.id ?? null
  const wanted = balanced
    ? (balance.data?.changes ?? []).map(({ placementId, was: now, supervisor }) => ({
        placementId,
        was: now?.id ?? null,
        supervisorId: supervisor?.id ?? null,
      }))
    : rows.map((row) => ({ placementId: row.id, was: was(row), supervisorId: choice === 'nobody' || choice === 'balance' ? null : choice }))
  // Who gets nobody keeps whom he has.
  const changes = wanted.filter(({ was: now, supervisorId }) => now !== supervisorId && !(balanced && supervisorId === null))
  const people = as === 'university' ? lecturers : (contacts.data ?? [])
  const loads = new Map(lecturers.map(({ id, load }) => [id, load]))
  const number = Number(most)
  const fits = Number.isInteger(number) && number >= 1 && number <= LIMITS.list
  const unchosen = choice === 'balance' && as === 'industrial'

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (supervise.isPending || balance.isPending) return
    if (balanced && !balance.data) {
      if (fits) balance.mutate({ placementIds: rows.map(({ id }) => id), most: number })
      return
    }
    if (unchosen || changes.length === 0) return
    const sent = { as, changes }
    supervise.mutate({ ...sent, requestId: steadyId(sent) })
  }
  const turn = (side: 'university' | 'industrial', next: string) => {
    setAs(side)
    setChoice(next)
    supervise.reset()
    if (next !== 'balance') balance.reset()
  }
  return (
    <form className="form" noValidate onSubmit={submit}>
      <SelectField
        label={t`Where`}
        value={as}
        options={[
          { value: 'university', label: t`At the university` },
          { value: 'industrial', label: t`At the company` },
        ]}
        onChange={(value) => turn(value === 'industrial' ? 'industrial' : 'university', 'balance')}
      />
      {as === 'industrial' && !sameHost ? (
        <p className="hint">
          <Trans>These are at several companies. Choose placements of one company.</Trans>
        </p>
      ) : (
        <SelectField
          label={t`Who`}
          hint={as === 'industrial' ? t`Contacts of this company that a coordinator has checked.` : undefined}
          value={choice}
          options={[
            as === 'university'
              ? { value: 'balance', label: t`By how many students each has` }
              : { value: 'balance', label: t`Choose a person` },
            ...people.map(({ id, name }) => {
              const load = loads.get(id)
              return { value: id, label: load === undefined ? name : `${name} (${load})` }
            }),
            { value: 'nobody', label: t`Nobody` },
          ]}
          onChange={(value) => turn(as, value)}
        />
      )}
      {balanced && (
        <TextField
          label={t`At most, each`}
          hint={t`Who knows the programme or goes to the region anyway comes first, as long as the shares stay even.`}
          type="number"
          inputMode="numeric"
          min={1}
          max={LIMITS.list}
          value={most}
          error={fits ? null : t`A whole number from 1 on.`}
          onChange={(value) => {
            setMost(value)
            balance.reset()
          }}
        />
      )}
      {balanced && balance.data && (
        <div className="group" role="status">
          <ul className="card rows lines shared">
            {balance.data.changes.map(({ placementId, student, supervisor, refusal }) => (
              <li key={placementId}>
                <span className="grow">{student.name}</span>
                <span className={supervisor ? undefined : 'hint'}>{supervisor?.name ?? (refusal && balanceWords(refusal))}</span>
              </li>
            ))}
          </ul>
          <p className="hint loads">
            {balance.data.loads.map(({ id, name, load }) => (
              <span key={id}>
                {name}: {load}
              </span>
            ))}
          </p>
        </div>
      )}
      {balance.error !== null && !balance.isPending && <p role="alert">{errorText(balance.error)}</p>}
      <MovedStudents error={supervise.error} />
      {balanced && !balance.data ? (
        <div className="row wrap">
          <Button type="submit" variant="primary" icon={Scale} busy={balance.isPending}>
            <Trans>Propose</Trans>
          </Button>
          <Button variant="quiet" onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
        </div>
      ) : changes.length === 0 || unchosen ? (
        <p className="hint" role="status">
          <Trans>Nothing changes by this.</Trans>
        </p>
      ) : (
        <FormEnd busy={supervise.isPending} error={supervise.error} onCancel={onCancel}>
          <Plural value={changes.length} one="Save # change" other="Save # changes" />
        </FormEnd>
      )}
    </form>
  )
}
