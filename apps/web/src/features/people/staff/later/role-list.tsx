import type { PersonView } from '@ipt/contracts'
import { Button, Dialog, Notice, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useSteadyId } from '../../../../components/later/use-steady-id.ts'
import { focusOn } from '../../../../lib/focus.ts'
import { useFormats } from '../../../../lib/format.ts'
import { ROLE_PLACES } from '../../../../lib/roles.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useInstitution } from '../../../institutions/staff/later/use-institution.tsx'
import { usePersonWritten } from './use-person.ts'

const ADDED = ['universitySupervisor', 'coordinator'] as const

/** The roles that a person has and had here. One that ends opens nothing from the next request on. */
export function RoleList({ person }: { person: PersonView }) {
  const { i18n, t } = useLingui()
  const toast = useToast()
  const format = useFormats()
  const errorText = useErrorText()
  const written = usePersonWritten()
  const steadyId = useSteadyId()
  const { id: institutionId } = useInstitution()
  const { id, name, memberships, can } = person
  const [ending, setEnding] = useState<PersonView['memberships'][number] | null>(null)
  const done = (next: PersonView, text: string) => {
    setEnding(null)
    written(next)
    focusOn('roles')
    toast({ text })
  }
  const end = trpc.people.endRole.useMutation({ onSuccess: (next) => done(next, t`The role of ${name} has ended.`) })
  const add = trpc.people.addRole.useMutation({ onSuccess: (next) => done(next, t`${name} has the role from now on.`) })
  const failed = (each: typeof end | typeof add) => (each.isPending ? null : each.error)
  const missing = can.includes('changeRoles')
    ? ADDED.filter(
        (role) => !memberships.some((held) => held.role === role && held.until === null && held.institution.id === institutionId),
      )
    : []
  return (
    <section className="group" aria-labelledby="roles">
      <h2 id="roles" tabIndex={-1}>
        <Trans>Roles here</Trans>
      </h2>
      {memberships.length > 0 && (
        <ul className="card rows lines">
          {memberships.map((held) => (
            <li key={held.id}>
              <div className="grow">
                <span className="m">{i18n._(ROLE_PLACES[held.role].label)}</span>
                <p className="hint">
                  {held.until ? (
                    <Trans>
                      {format.moment(held.since)} to {format.moment(held.until)}
                    </Trans>
                  ) : (
                    <Trans>since {format.moment(held.since)}</Trans>
                  )}
                </p>
              </div>
              {held.canEnd && can.includes('changeRoles') && (
                <Button size="small" variant="quiet" icon={X} onClick={() => setEnding(held)}>
                  <Trans>End</Trans>
                  <span className="sr">{i18n._(ROLE_PLACES[held.role].label)}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {failed(add) && (
        <Notice tone="flagged" icon={CircleAlert} role="alert">
          {errorText(failed(add))}
        </Notice>
      )}
      <div className="row wrap">
        {missing.map((role) => (
          <Button
            key={role}
            size="small"
            icon={Plus}
            busy={add.isPending && add.variables.role === role}
            onClick={() => add.mutate({ id, institutionId, role, requestId: steadyId(['add', role, memberships.length]) })}
          >
            {role === 'coordinator' ? <Trans>Make coordinator</Trans> : <Trans>Make university supervisor</Trans>}
          </Button>
        ))}
      </div>
      <Dialog
        open={ending !== null}
        onClose={() => setEnding(null)}
        title={ending && t`End the role: ${i18n._(ROLE_PLACES[ending.role].label)}`}
        closeLabel={t`Close`}
      >
        {ending && (
          <div className="form">
            <p>
              <Trans>
                It opens nothing from the next request on, and {name} is signed out. What was done in it stays, and so does the account.
              </Trans>
            </p>
            <div role="alert">
              {failed(end) && (
                <Notice tone="flagged" icon={CircleAlert}>
                  {errorText(failed(end))}
                </Notice>
              )}
            </div>
            <div className="dialog-end">
              <Button variant="quiet" onClick={() => setEnding(null)}>
                <Trans>Cancel</Trans>
              </Button>
              <Button
                variant="primary"
                icon={X}
                busy={end.isPending}
                onClick={() => end.mutate({ id, membershipId: ending.id, requestId: steadyId(['end', ending.id]) })}
              >
                <Trans>End the role</Trans>
              </Button>
            </div>
          </div>
        )}
      </Dialog>
    </section>
  )
}
