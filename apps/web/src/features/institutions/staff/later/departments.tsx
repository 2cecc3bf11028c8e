import type { DepartmentView, SettingsView } from '@ipt/contracts'
import { Button, Dialog } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { useVersion } from '../../../../components/staff/later/use-version.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { CodeForm } from './code-form.tsx'
import { useSettingsWritten } from './use-settings.ts'

/** The parts of an institution that run programmes. */
export function Departments({ settings }: { settings: SettingsView }) {
  const { t } = useLingui()
  const [open, setOpen] = useState<DepartmentView | 'new' | null>(null)
  return (
    <section className="group" aria-labelledby="departments">
      <div className="between">
        <h2 id="departments">
          <Trans>Departments</Trans>
        </h2>
        <Button size="small" icon={Plus} onClick={() => setOpen('new')}>
          <Trans>Add department</Trans>
        </Button>
      </div>
      {settings.departments.length === 0 ? (
        <p className="hint">
          <Trans>None yet. A season can do without.</Trans>
        </p>
      ) : (
        <ul className="card rows lines">
          {settings.departments.map((department) => (
            <li key={department.id}>
              <span className="grow">
                <span className="m">{department.name}</span> <span className="hint">{department.code}</span>
              </span>
              <Button size="small" variant="quiet" icon={Pencil} onClick={() => setOpen(department)}>
                <Trans>Edit</Trans>
                <span className="sr">{department.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Dialog
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open === 'new' ? t`New department` : t`Edit department`}
        closeLabel={t`Close`}
      >
        {open && <DepartmentForm department={open === 'new' ? null : open} institutionId={settings.id} onClose={() => setOpen(null)} />}
      </Dialog>
    </section>
  )
}

function DepartmentForm({
  department,
  institutionId,
  onClose,
}: {
  department: DepartmentView | null
  institutionId: string
  onClose: () => void
}) {
  const { t } = useLingui()
  const written = useSettingsWritten()
  const steadyId = useSteadyId()
  const done = (next: SettingsView) => {
    onClose()
    written(next, t`Department saved.`)
  }
  const add = trpc.settings.addDepartment.useMutation({ onSuccess: done })
  const edit = trpc.settings.editDepartment.useMutation({ onSuccess: done })
  const version = useVersion(department?.version ?? 1, edit.error)
  return (
    <CodeForm
      start={{ code: department?.code ?? '', name: department?.name ?? '' }}
      busy={add.isPending || edit.isPending}
      error={department ? edit.error : add.error}
      onCancel={onClose}
      onSubmit={(values) => {
        if (!department) return add.mutate({ id: steadyId(values), institutionId, ...values })
        const sent = { id: department.id, version: version.current(), ...values }
        edit.mutate({ ...sent, requestId: steadyId(sent) })
      }}
    />
  )
}
