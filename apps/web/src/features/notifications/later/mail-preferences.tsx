import '../../../components/later/forms.css'
import './mail-preferences.css'
import type { MailPreferences as Preferences } from '@ipt/contracts'
import { DIGEST_RHYTHMS, type DigestRhythm, type Language, MAIL_WAYS, type MailWay } from '@ipt/domain'
import { FieldError, Icon, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, MailX } from 'lucide-react'
import { useEffect, useId } from 'react'
import { Loaded } from '../../../components/loaded.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { QuietHours } from './quiet-hours.tsx'

type Change = Partial<Pick<Preferences, 'rhythm' | 'quiet'>> & { ways?: Record<string, MailWay> }

const HEADING_ID = 'mails'

/** Which notifications come by mail, and when. Each choice is kept at once. */
export default function MailPreferences() {
  const { i18n } = useLingui()
  const errorText = useErrorText()
  const utils = trpc.useUtils()
  const asked = { language: i18n.locale as Language }
  const preferences = trpc.notifications.mailPreferences.useQuery(asked)
  const save = trpc.notifications.setMailPreferences.useMutation({
    // One after the other: the last choice is the last that is written.
    scope: { id: 'mail-preferences' },
    onMutate: async ({ language: _, ways, ...change }) => {
      await utils.notifications.mailPreferences.cancel()
      utils.notifications.mailPreferences.setData(
        asked,
        (now) => now && { ...now, ...change, kinds: now.kinds.map((each) => ({ ...each, way: ways?.[each.kind] ?? each.way })) },
      )
    },
    onSettled: () => utils.notifications.mailPreferences.invalidate(),
  })
  // Mails lead here, to a part that was not there yet when the page came.
  useEffect(() => {
    if (location.hash === `#${HEADING_ID}`) focusOn(HEADING_ID)
  }, [])
  const change = (what: Change) => save.mutate({ ...asked, ...what })

  return (
    <section className="card pad stack" aria-labelledby={HEADING_ID}>
      <div className="group">
        <h2 id={HEADING_ID} tabIndex={-1}>
          <Trans>Mails to you</Trans>
        </h2>
        <p className="measure">
          <Trans>
            Everything stands under the bell. This is what also comes by mail: together in one digest, or at once where it is urgent.
          </Trans>
        </p>
      </div>
      <Loaded query={preferences} lines={4}>
        {({ bounced, rhythm, quiet, kinds }) => (
          <>
            {bounced && (
              <Notice tone="flagged" icon={MailX}>
                <Trans>Mail to your address came back, so none is sent. Ask your coordinator to correct the address.</Trans>
              </Notice>
            )}
            <Rhythm chosen={rhythm} onChange={(chosen) => change({ rhythm: chosen })} />
            <QuietHours quiet={quiet} onChange={(chosen) => change({ quiet: chosen })} />
            <details className="fold plain">
              <summary>
                <Trans>What comes how</Trans>
              </summary>
              <ul className="mail-kinds">
                {kinds.map((each) => (
                  <Kind key={each.kind} {...each} onChange={(way) => change({ ways: { [each.kind]: way } })} />
                ))}
              </ul>
            </details>
          </>
        )}
      </Loaded>
      <div>
        <div role="alert">
          <FieldError>{save.error && !save.isPending ? errorText(save.error) : null}</FieldError>
        </div>
        <p className="hint" role="status">
          {save.isSuccess && <Trans>Saved.</Trans>}
        </p>
      </div>
    </section>
  )
}

function Rhythm({ chosen, onChange }: { chosen: DigestRhythm; onChange: (rhythm: DigestRhythm) => void }) {
  const { t } = useLingui()
  const words: Record<DigestRhythm, string> = { daily: t`Every day at 07:00`, weekly: t`Mondays at 07:00`, off: t`No digest` }
  return (
    <fieldset className="group">
      <legend className="label">
        <Trans>Digest</Trans>
      </legend>
      <div className="chips">
        {DIGEST_RHYTHMS.map((each) => (
          <label className="chip" key={each}>
            <input type="radio" name="rhythm" checked={each === chosen} onChange={() => onChange(each)} />
            <span>
              <span className="on">
                <Icon of={Check} size="s" />
              </span>
              {words[each]}
            </span>
          </label>
        ))}
      </div>
      <p className="hint">
        <Trans>By your institution’s clock. One mail, and none where nothing is new.</Trans>
      </p>
    </fieldset>
  )
}

function Kind({ kind, label, way, onChange }: Preferences['kinds'][number] & { onChange: (way: MailWay) => void }) {
  const { t } = useLingui()
  const id = useId()
  const words: Record<MailWay, string> = { atOnce: t`At once`, digest: t`In the digest`, never: t`No mail` }
  return (
    <li>
      <label htmlFor={id}>{label}</label>
      <select id={id} className="field" name={kind} value={way} onChange={(event) => onChange(event.target.value as MailWay)}>
        {MAIL_WAYS.map((each) => (
          <option key={each} value={each}>
            {words[each]}
          </option>
        ))}
      </select>
    </li>
  )
}
