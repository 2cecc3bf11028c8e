import type { ProgrammeView, SettingsView } from '@ipt/contracts'
import { Button, Dialog } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { SelectField } from '../../../../components/later/fields.tsx'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { useVersion } from '../../../../components/staff/later/use-version.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { CodeForm } from './code-form.tsx'
import { useSettingsWritten } from './use-settings.ts'

/** The courses of study that students are on. */
export function Programmes({ settings }: { settings: SettingsView }) {
  const { t } = useLingui()
  const [open, setOpen] = useState<ProgrammeView | 'new' | null>(null)
  return (
    <section className="group" aria-labelledby="programmes">
      <div className="between">
        <h2 id="programmes">
          <Trans>Programmes</Trans>
        </h2>
        <Button size="small" icon={Plus} onClick={() => setOpen('new')}>
          <Trans>Add programme</Trans>
        </Button>
      </div>
      {settings.programmes.length === 0 ? (
        <p className="hint">
          <Trans>None yet. Students are on a programme, and seasons are for one or all.</Trans>
        </p>
      ) : (
        <ul className="card rows lines">
          {settings.programmes.map((programme) => (
            <li key={programme.id}>
              <span className="grow">
                <span className="m">{programme.name}</span> <span className="hint">{programme.code}</span>
                <span className="hint block">
                  {settings.departments.find(({ id }) => id === programme.departmentId)?.name ?? t`no department`}
                  {' · '}
                  <Plural value={programme.students} one="# student" other="# students" />
                </span>
              </span>
              <Button size="small" variant="quiet" icon={Pencil} onClick={() => setOpen(programme)}>
                <Trans>Edit</Trans>
                <span className="sr">{programme.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Dialog
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open === 'new' ? t`New programme` : t`Edit programme`}
        closeLabel={t`Close`}
      >
        {open && <ProgrammeForm programme={open === 'new' ? null : open} settings={settings} onClose={() => setOpen(null)} />}
      </Dialog>
    </section>
  )
}

function ProgrammeForm({ programme, settings, onClose }: { programme: ProgrammeView | null; settings: SettingsView; onClose: () => void }) {
  const { t } = useLingui()
  const written = useSettingsWritten()
  const steadyId = useSteadyId()
  const [department, setDepartment] = useState(programme?.departmentId ?? '')
  const done = (next: SettingsView) => {
    onClose()
    written(next, t`Programme saved.`)
  }
  const add = trpc.settings.addProgramme.useMutation({ onSuccess: done })
  const edit = trpc.settings.editProgramme.useMutation({ onSuccess: done })
  const version = useVersion(programme?.version ?? 1, edit.error)
  return (
    <CodeForm
      start={{ code: programme?.code ?? '', name: programme?.name ?? '' }}
      busy={add.isPending || edit.isPending}
      error={programme ? edit.error : add.error}
      onCancel={onClose}
      onSubmit={(values) => {
        const sent = { ...values, departmentId: department || null }
        if (!programme) return add.mutate({ id: steadyId(sent), institutionId: settings.id, ...sent })
        const edited = { id: programme.id, version: version.current(), ...sent }
        edit.mutate({ ...edited, requestId: steadyId(edited) })
      }}
    >
      <SelectField
        label={t`Department`}
        value={department}
        options={[{ value: '', label: t`none` }, ...settings.departments.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={setDepartment}
      />
    </CodeForm>
  )
}
