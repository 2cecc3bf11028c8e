import './account-page.css'
import { LANGUAGES, type Role } from '@ipt/domain'
import { FieldError, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import { Suspense } from 'react'
import { PageHeading } from '../../../components/page-heading.tsx'
import { LANGUAGE_NAMES } from '../../../lib/i18n.ts'
import { later } from '../../../lib/later.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import CalendarFeed from '../../calendar/later/calendar-feed.tsx'
import MailPreferences from '../../notifications/later/mail-preferences.tsx'
import { Tokens } from '../../tokens/later/tokens.tsx'
import { useChangeLanguage } from '../api/use-account.ts'
import { useMe } from '../components/session.tsx'
import { ChangePassword } from './change-password.tsx'
import { NameForm } from './name-form.tsx'
import { SessionList } from './session-list.tsx'
import { ViewsOfMe } from './views-of-me.tsx'

const PageKeys = later(() => import('../../../components/later/page-keys.tsx'))

/** What is a person's own, whatever their roles. Shown in the frame of one of them. */
export default function AccountPage({ role }: { role: Role }) {
  const { t } = useLingui()
  const me = useMe()
  return (
    <div className="page">
      <div className="between">
        <PageHeading title={t`Your account`} />
        {role !== 'student' && (
          <Suspense>
            <PageKeys />
          </Suspense>
        )}
      </div>
      <div className="stack account">
        <section className="card pad stack" aria-label={t`Who you are`}>
          <NameForm />
          <div>
            <h2 className="label">
              <Trans>E-mail</Trans>
            </h2>
            <p className="account-email">{me.email}</p>
            <p className="hint">
              <Trans>You sign in with it, and mails go there. If it is wrong, the coordinator of your institution corrects it.</Trans>
            </p>
          </div>
          <LanguageChips />
        </section>
        {!me.viewing && <ChangePassword />}
        <MailPreferences />
        {!me.viewing && (
          <>
            <CalendarFeed />
            <SessionList />
            <Tokens />
          </>
        )}
        <ViewsOfMe />
      </div>
    </div>
  )
}

function LanguageChips() {
  const { t } = useLingui()
  const me = useMe()
  const errorText = useErrorText()
  const language = useChangeLanguage()
  return (
    <fieldset className="group" aria-label={t`Language`}>
      <legend className="label">
        <Trans>Language</Trans>
      </legend>
      <div className="chips">
        {LANGUAGES.map((each) => (
          <label className="chip" key={each} lang={each}>
            <input type="radio" name="language" checked={each === me.language} onChange={() => language.change(each)} />
            <span>
              <span className="on">
                <Icon of={Check} size="s" />
              </span>
              {LANGUAGE_NAMES[each]}
            </span>
          </label>
        ))}
      </div>
      <p className="hint">
        <Trans>Of every screen and every mail to you.</Trans>
      </p>
      <div role="alert">
        <FieldError>{language.error ? errorText(language.error) : null}</FieldError>
      </div>
    </fieldset>
  )
}
