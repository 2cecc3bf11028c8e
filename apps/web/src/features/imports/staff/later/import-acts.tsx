import type { ImportView } from '@ipt/contracts'
import { Button, buttonClass, Icon, Notice, useToast } from '@ipt/ui'
import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Check, CircleAlert, Undo2, Users } from 'lucide-react'
import { useState } from 'react'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { Link } from '../../../../components/link.tsx'
import { useFormats } from '../../../../lib/format.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useImportWritten } from './use-import.ts'

const ROLE_OF = { students: 'student', universitySupervisors: 'universitySupervisor', industrialContacts: 'industrialSupervisor' } as const

/** The press that takes a file, all of it or nothing; and the one that takes it back. */
export function ImportActs({ view }: { view: ImportView }) {
  const { t } = useLingui()
  const toast = useToast()
  const errorText = useErrorText()
  const format = useFormats()
  const written = useImportWritten()
  const steadyId = useSteadyId()
  const utils = trpc.useUtils()
  const [invite, setInvite] = useState(false)
  const { id, version, kind, status, ready, faults, dropped, cohort, keptUntil } = view
  const done = (next: ImportView, text: string) => {
    written(next)
    void utils.people.invalidate()
    void utils.cohorts.invalidate()
    void utils.dashboard.invalidate()
    toast({ text })
  }
  const commit = trpc.imports.commit.useMutation({
    onError: () => void utils.imports.invalidate(),
    onSuccess: (next) => done(next, plural(next.ready, { one: '# person was taken.', other: '# people were taken.' })),
  })
  const rollBack = trpc.imports.rollBack.useMutation({
    onError: () => void utils.imports.invalidate(),
    onSuccess: (next) => done(next, t`The file was taken back.`),
  })
  const error = [commit, rollBack].find((each) => each.error && !each.isPending)?.error
  return (
    <div className={status === 'DRAFT' ? 'import-bar' : 'group'}>
      {status === 'DRAFT' && (
        <p className="import-sum" role="status">
          <b>
            <Trans>
              {format.number(ready)} ready, {format.number(faults)} to mend, {format.number(dropped)} left out
            </Trans>
          </b>
          {faults > 0 && (
            <span className="hint">
              <Trans>What is to be mended has to be mended or left out first.</Trans>
            </span>
          )}
        </p>
      )}
      <div className="row wrap">
        {status === 'DRAFT' && (
          <>
            {kind !== 'industrialContacts' && (
              <label className="tick">
                <input type="checkbox" checked={invite} onChange={(event) => setInvite(event.target.checked)} />
                <Trans>Invite them by e-mail</Trans>
              </label>
            )}
            <Button
              variant="primary"
              icon={Check}
              aria-disabled={faults > 0 || ready === 0}
              busy={commit.isPending}
              onClick={() =>
                faults === 0 && ready > 0 && commit.mutate({ id, version, invite, requestId: steadyId([id, version, invite]) })
              }
            >
              <Plural value={ready} one="Take # person" other="Take # people" />
            </Button>
          </>
        )}
        {status === 'COMMITTED' && (
          <>
            {keptUntil !== null && (
              <Button icon={Undo2} busy={rollBack.isPending} onClick={() => rollBack.mutate({ id, requestId: steadyId(['back', id]) })}>
                <Trans>Take the file back</Trans>
              </Button>
            )}
            <Link
              className={buttonClass({ variant: 'primary' })}
              to={`/coordinator/people?role=${ROLE_OF[kind]}${cohort ? `&cohort=${cohort.id}` : ''}`}
            >
              <Icon of={Users} />
              <Trans>See the people</Trans>
            </Link>
          </>
        )}
      </div>
      {error && (
        <Notice tone="flagged" icon={CircleAlert} role="alert">
          {errorText(error)}
        </Notice>
      )}
    </div>
  )
}
