import { LANGUAGES, type Role } from '@ipt/domain'
import { FieldError, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, LogOut, Megaphone, UserRound } from 'lucide-react'
import { Link } from '../../../components/link.tsx'
import { LANGUAGE_NAMES } from '../../../lib/i18n.ts'
import { ACCOUNT_PATH, ROLE_PLACES } from '../../../lib/roles.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { useChangeLanguage, useSignOut } from '../api/use-account.ts'
import { useMe } from './session.tsx'

/** The few things that belong to a person: roles, language, leaving. */
export default function ProfileItems({ role, onClose }: { role: Role; onClose: () => void }) {
  const { t, i18n } = useLingui()
  const errorText = useErrorText()
  const me = useMe()
  const language = useChangeLanguage()
  const leave = useSignOut()
  const roles = [...new Set(me.memberships.map((membership) => membership.role))]
  const error = language.error ?? leave.error

  return (
    <>
      {roles.length > 1 && (
        <nav aria-label={t`Your roles`}>
          {roles.map((held) => (
            <Link
              key={held}
              className="pop-item"
              to={ROLE_PLACES[held].path}
              aria-current={held === role ? 'true' : undefined}
              onClick={onClose}
            >
              <span className="grow">{i18n._(ROLE_PLACES[held].label)}</span>
              {held === role && <Icon of={Check} size="s" />}
            </Link>
          ))}
          <hr />
        </nav>
      )}
      {role !== 'coordinator' && (
        <Link className="pop-item" to={`${ROLE_PLACES[role].path}/announcements`} onClick={onClose}>
          <Icon of={Megaphone} />
          <Trans>Announcements</Trans>
        </Link>
      )}
      <Link className="pop-item" to={roles.length > 1 ? `${ACCOUNT_PATH}?as=${role}` : ACCOUNT_PATH} onClick={onClose}>
        <Icon of={UserRound} />
        <Trans>Your account</Trans>
      </Link>
      <hr />
      <fieldset aria-label={t`Language`}>
        {LANGUAGES.map((each) => (
          <button
            key={each}
            type="button"
            className="pop-item"
            lang={each}
            aria-pressed={each === me.language}
            onClick={() => each !== me.language && language.change(each)}
          >
            <span className="grow">{LANGUAGE_NAMES[each]}</span>
            {each === me.language && <Icon of={Check} size="s" />}
          </button>
        ))}
      </fieldset>
      <hr />
      <button type="button" className="pop-item" onClick={leave.signOut}>
        <Icon of={LogOut} />
        <Trans>Sign out</Trans>
      </button>
      <button type="button" className="pop-item" onClick={leave.signOutEverywhere}>
        <Icon of={LogOut} />
        <Trans>Sign out on every device</Trans>
      </button>
      <div role="alert">
        <FieldError>{error ? errorText(error) : null}</FieldError>
      </div>
    </>
  )
}
