import '../../../cohorts/staff/later/cohorts.css'
import type { AssignStudentsInput, PlacementPlan, SupervisorChoice } from '@ipt/contracts'
import { Notice, useToast } from '@ipt/ui'
import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, UserCheck } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { useNavigate } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { uuidv7 } from '../../../../lib/uuidv7.ts'
import { MovedStudents } from './moved-students.tsx'
import { useBalanceWords, useRefusalWords } from './use-placing-words.ts'

export interface AssignPlanProps {
  plan: PlacementPlan
  place: Omit<AssignStudentsInput, 'students' | 'requestId'>
  /** How lecturers were chosen: `balance`, `nobody`, or one's id. */
  share: string
  supervisors: readonly SupervisorChoice[]
  onPlaced: () => void
}

/** What would come of it: who can't be placed and why, and who supervises the others. Each can still be given somebody else. */
export function AssignPlan({ plan, place, share, supervisors, onPlaced }: AssignPlanProps) {
  const { t } = useLingui()
  const toast = useToast()
  const navigate = useNavigate()
  const utils = trpc.useUtils()
  const steadyId = useSteadyId()
  const refusalWords = useRefusalWords()
  const balanceWords = useBalanceWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const [byHand, setByHand] = useState<Readonly<Record<string, string>>>({})
  useEffect(() => {
    setByHand({})
    heading.current?.focus()
  }, [plan])
  const told = () => {
    void utils.placing.invalidate()
    void utils.placements.invalidate()
    void utils.cohorts.invalidate()
    void utils.vacancies.invalidate()
  }
  const takeBack = trpc.placing.cancel.useMutation({
    onSuccess: ({ placementIds }) => {
      told()
      toast({ text: plural(placementIds.length, { one: 'Taken back: # placement.', other: 'Taken back: # placements.' }) })
    },
    onError: () => toast({ text: t`Not taken back: something has begun or changed. Look at them in the list.` }),
  })
  const assign = trpc.placing.assign.useMutation({
    onSuccess: ({ placementIds }) => {
      onPlaced()
      told()
      const comment = t`Taken back right after placing.`
      toast({
        text: plural(placementIds.length, { one: 'Placed: # student.', other: 'Placed: # students.' }),
        action: { label: t`Undo`, run: () => takeBack.mutate({ placementIds, comment, requestId: uuidv7() }) },
      })
      navigate(`/coordinator/placements?cohort=${place.cohortId}&status=CONFIRMED`)
    },
  })

  const supervisorOf = (id: string, proposed: string | undefined) =>
    byHand[id] ?? (share === 'balance' || share === 'nobody' ? (proposed ?? '') : share)
  const placeable = plan.students.filter(({ refusal }) => refusal === null)
  const refused = plan.students.filter(({ refusal }) => refusal !== null)
  const losing = placeable.reduce((sum, { applications }) => sum + applications, 0)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (assign.isPending || placeable.length === 0) return
    const sent = {
      ...place,
      students: placeable.map(({ student, universitySupervisor }) => ({
        studentId: student.id,
        universitySupervisorId: supervisorOf(student.id, universitySupervisor?.id) || null,
      })),
    }
    assign.mutate({ ...sent, requestId: steadyId(sent) })
  }

  return (
    <form className="group" noValidate onSubmit={submit}>
      <h2 ref={heading} tabIndex={-1}>
        <Trans>What comes of it</Trans>
      </h2>
      {refused.length > 0 && (
        <Notice tone="flagged" icon={CircleAlert}>
          <Plural value={refused.length} one="# student cannot be placed there:" other="# students cannot be placed there:" />
          <ul>
            {refused.map(({ student, refusal, open }) => (
              <li key={student.id}>
                {student.name}: {refusal && refusalWords(refusal)}
                {open.length > 0 && ` (${open.join(', ')})`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {placeable.length > 0 && (
        <div className="card students">
          <table>
            <caption className="sr">{t`Students who can be placed`}</caption>
            <thead>
              <tr>
                <th scope="col">{t`Student`}</th>
                <th scope="col" className="of-choice">{t`University supervisor`}</th>
              </tr>
            </thead>
            <tbody>
              {placeable.map(({ student, universitySupervisor, noSupervisor }) => (
                <tr key={student.id}>
                  <th scope="row">
                    <span className="m">{student.name}</span>
                    <span className="hint">{student.registrationNumber}</span>
                    {noSupervisor && <span className="hint">{balanceWords(noSupervisor)}</span>}
                  </th>
                  <td>
                    <select
                      className="field"
                      aria-label={t`University supervisor of ${student.name}`}
                      value={supervisorOf(student.id, universitySupervisor?.id)}
                      onChange={(event) => setByHand({ ...byHand, [student.id]: event.target.value })}
                    >
                      <option value="">{t`Nobody yet`}</option>
                      {supervisors
                        .filter(({ id }) => id !== student.id)
                        .map(({ id, name }) => (
                          <option key={id} value={id}>
                            {name}
                          </option>
                        ))}
                    </select>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {losing > 0 && (
        <p className="hint">
          <Plural
            value={losing}
            one="# open application of theirs is withdrawn by it."
            other="# open applications of theirs are withdrawn by it."
          />
        </p>
      )}
      <MovedStudents error={assign.error} />
      {placeable.length > 0 && (
        <FormEnd busy={assign.isPending} error={assign.error} icon={UserCheck}>
          <Plural value={placeable.length} one="Place # student" other="Place # students" />
        </FormEnd>
      )}
    </form>
  )
}
