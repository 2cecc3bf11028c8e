import { LANGUAGES, type Language } from '@ipt/domain'
import { useLingui } from '@lingui/react/macro'
import { activateLanguage, LANGUAGE_NAMES } from '../../../lib/i18n.ts'

/** Both languages in their own words: whoever can't read the page still finds theirs. */
export function LanguageSwitch({ onChange }: { onChange?: ((language: Language) => void) | undefined }) {
  const { t, i18n } = useLingui()
  return (
    <fieldset className="langs" aria-label={t`Language`}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === i18n.locale}
          onClick={() => {
            void activateLanguage(language)
            onChange?.(language)
          }}
        >
          {LANGUAGE_NAMES[language]}
        </button>
      ))}
    </fieldset>
  )
}
