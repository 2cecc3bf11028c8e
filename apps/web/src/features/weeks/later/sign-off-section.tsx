import type { WeekView } from '@ipt/contracts'
import { Notice } from '@ipt/ui'
import { Plural, Trans } from '@lingui/react/macro'
import { Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormats } from '../../../lib/format.ts'

export const SIGN_ID = 'sign-off'

/** Who signed the week, when, and with which words. `children`: what whoever signs writes. */
export function SignOffSection({ week, children }: { week: WeekView; children?: ReactNode }) {
  const format = useFormats()
  const { signOff, changedSince, placement } = week
  return (
    <section className="group" aria-labelledby={SIGN_ID}>
      <h2 id={SIGN_ID} tabIndex={-1}>
        <Trans>Sign-off</Trans>
      </h2>
      {signOff ? (
        <div className="card pad group">
          {signOff.comment && <p className="prose">{signOff.comment}</p>}
          <p>
            <Trans>
              Signed by <b className="m">{signOff.by?.name}</b>, {format.moment(signOff.at)}
            </Trans>
          </p>
          <p className="hint">
            <Plural value={signOff.logs} one="Covers # log" other="Covers # logs" />, <Trans>{format.number(signOff.hours)} h</Trans>
          </p>
          {changedSince && (
            <Notice tone="returned">
              <Trans>A log of this week came or changed after it was signed. It can be signed again once every day is decided.</Trans>
            </Notice>
          )}
        </div>
      ) : (
        !children && (
          <p className="row muted">
            <Clock className="i s" aria-hidden="true" />
            <span>
              {placement.industrialSupervisor ? (
                <Trans>Not signed yet. {placement.industrialSupervisor.name} signs it.</Trans>
              ) : (
                <Trans>Not signed yet.</Trans>
              )}
            </span>
          </p>
        )
      )}
      {children}
    </section>
  )
}
