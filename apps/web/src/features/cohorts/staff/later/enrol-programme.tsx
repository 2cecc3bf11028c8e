import type { CohortView } from '@ipt/contracts'
import { Button } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Users } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { SelectField } from '../../../../components/later/fields.tsx'
import { trpc } from '../../../../lib/trpc.ts'

/** A whole programme comes into the season with one press; who is in it already stays. */
export function EnrolProgramme({ cohort, busy, onEnrol }: { cohort: CohortView; busy: boolean; onEnrol: (programmeId: string) => void }) {
  const { t } = useLingui()
  const settings = trpc.settings.get.useQuery({ institutionId: cohort.institutionId })
  const programmes = settings.data?.programmes ?? []
  const [chosen, setChosen] = useState(cohort.programme?.id ?? '')
  const programme = programmes.find(({ id }) => id === chosen) ?? programmes[0]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (programme && !busy) onEnrol(programme.id)
  }
  if (!programme) return null
  return (
    <form className="form-line" onSubmit={submit}>
      <SelectField
        label={t`A whole programme`}
        value={programme.id}
        options={programmes.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
        onChange={setChosen}
      />
      <Button type="submit" icon={Users} busy={busy}>
        {programme.students === 0 ? (
          <Trans>Nobody is on it</Trans>
        ) : (
          <Plural value={programme.students} one="Enrol # student" other="Enrol all # students" />
        )}
      </Button>
    </form>
  )
}
