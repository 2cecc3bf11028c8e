import './door.css'
import type { Language } from '@ipt/domain'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Brand } from '../../../components/brand.tsx'
import { LanguageSwitch } from './language-switch.tsx'

/** The frame of pages for people who are not signed in. `wide`: two columns, where there is room. */
export function Door({
  wide = false,
  onLanguage,
  children,
}: {
  wide?: boolean
  onLanguage?: (language: Language) => void
  children: ReactNode
}) {
  return (
    <div className={wide ? 'door wide' : 'door'}>
      <a className="skip" href="#main">
        <Trans>Skip to the content</Trans>
      </a>
      <header className="between">
        <Brand />
        <LanguageSwitch onChange={onLanguage} />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
