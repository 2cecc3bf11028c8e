import type { ImportView } from '@ipt/contracts'
import { Button, buttonClass, Icon, Notice, useToast } from '@ipt/ui'
import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Check, CircleAlert, Undo2, Users } from 'lucide-react'
import { useState } from 'react'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { Link } from '../../../../components/link.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useImportWritten } from './use-import.ts'

/** The press that takes a file, all of it or nothing; and the one that takes it back. */
export function ImportActs({ view }: { view: ImportView }) {
  const { t } = useLingui()
  const toast = useToast()
  const errorText = useErrorText()
  const written = useImportWritten()
  const steadyId = useSteadyId()
  const utils = trpc.useUtils()
  const [invite, setInvite] = useState(false)
  const { id, status, ready, faults, cohort } = view
  const done = (next: ImportView, text: string) => {
    written(next)
    void utils.people.invalidate()
    void utils.cohorts.invalidate()
    void utils.dashboard.invalidate()
    toast({ text })
  }
  const commit = trpc.imports.commit.useMutation({
    onSuccess: (next) => done(next, plural(next.ready, { one: '# person was taken.', other: '# people were taken.' })),
  })
  const rollBack = trpc.imports.rollBack.useMutation({ onSuccess: (next) => done(next, t`The file was taken back.`) })
  const error = [commit, rollBack].find((each) => each.error && !each.isPending)?.error
  return (
    <div className="group">
      <div className="row wrap">
        {status === 'DRAFT' && (
          <>
            <label className="tick">
              <input type="checkbox" checked={invite} onChange={(event) => setInvite(event.target.checked)} />
              <Trans>Invite them by e-mail</Trans>
            </label>
            <Button
              variant="primary"
              icon={Check}
              aria-disabled={faults > 0 || ready === 0}
              busy={commit.isPending}
              onClick={() => faults === 0 && ready > 0 && commit.mutate({ id, invite, requestId: steadyId([id, invite]) })}
            >
              <Plural value={ready} one="Take # person" other="Take # people" />
            </Button>
          </>
        )}
        {status === 'COMMITTED' && (
          <>
            <Button icon={Undo2} busy={rollBack.isPending} onClick={() => rollBack.mutate({ id, requestId: steadyId(['back', id]) })}>
              <Trans>Take the file back</Trans>
            </Button>
            <Link
              className={buttonClass({ variant: 'primary' })}
              to={`/coordinator/people${cohort ? `?role=student&cohort=${cohort.id}` : ''}`}
            >
              <Icon of={Users} />
              <Trans>See the people</Trans>
            </Link>
          </>
        )}
      </div>
      {status === 'DRAFT' && faults > 0 && (
        <p className="hint" role="status">
          <Plural value={faults} one="# row to mend or to leave out first." other="# rows to mend or to leave out first." />
        </p>
      )}
      {error && (
        <Notice tone="flagged" icon={CircleAlert} role="alert">
          {errorText(error)}
        </Notice>
      )}
    </div>
  )
}
