import './palette.css'
import { Dialog, Icon, type LucideIcon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Command } from 'cmdk'
import { Languages, Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { NavEntry } from '../../../../app/shell.tsx'
import { LANGUAGE_NAMES } from '../../../../lib/i18n.ts'
import { useNavigate } from '../../../../lib/router.ts'
import { useChangeLanguage } from '../../../accounts/api/use-account.ts'
import { FOUND, type Found } from './found.ts'
import { WAYS } from './ways.ts'

export interface PaletteProps {
  role: keyof typeof WAYS
  nav: readonly NavEntry[]
  open: boolean
  onClose: () => void
}

/** Goes anywhere by a few letters: screens, what one does most, and people, placements, hosts and vacancies by name. */
export default function Palette({ role, nav, open, onClose }: PaletteProps) {
  const { t } = useLingui()
  return (
    <Dialog open={open} onClose={onClose} title={t`Go to`} closeLabel={t`Close`}>
      <Choices role={role} nav={nav} onClose={onClose} />
    </Dialog>
  )
}

/** The dialog gives the focus to what has this when it opens; React sets no such attribute. */
const first = (field: HTMLInputElement | null) => field?.setAttribute('autofocus', '')

function Choices({ role, nav, onClose }: Omit<PaletteProps, 'open'>) {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const { change } = useChangeLanguage()
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const asked = useDeferredValue(q)
  const go = (to: string) => {
    onClose()
    navigate(to)
  }
  const matches = (words: string) => words.toLocaleLowerCase(i18n.locale).includes(q.toLocaleLowerCase(i18n.locale))
  const named = (ways: readonly Pick<NavEntry, 'to' | 'label' | 'icon'>[]) =>
    ways.map(({ to, label, icon }) => ({ to, icon, name: i18n._(label) })).filter(({ name }) => matches(name))
  const other = i18n.locale === 'en' ? 'sw' : 'en'
  return (
    <Command label={t`Go to`} className="palette" loop shouldFilter={false}>
      <div className="palette-field">
        <Icon of={Search} size="s" />
        <Command.Input value={typed} onValueChange={setTyped} maxLength={100} placeholder={t`A screen, a person, a company`} ref={first} />
      </div>
      <Command.List>
        <Command.Empty>
          <Trans>Nothing of that name. Try fewer letters.</Trans>
        </Command.Empty>
        <Group heading={t`Screens`} items={named(nav)} onChoose={go} />
        <Group heading={t`Do`} items={named(WAYS[role])} onChoose={go} />
        {FOUND[role].map((kind) => (
          <FoundGroup key={kind.name} kind={kind} q={asked} onChoose={go} />
        ))}
        {matches(LANGUAGE_NAMES[other]) && (
          <Command.Group heading={t`Language`}>
            <Command.Item
              onSelect={() => {
                onClose()
                change(other)
              }}
            >
              <Icon of={Languages} size="s" />
              <span lang={other}>{LANGUAGE_NAMES[other]}</span>
            </Command.Item>
          </Command.Group>
        )}
      </Command.List>
    </Command>
  )
}

/** What the server finds, from two letters on. What was found before stays until the new is here. */
function FoundGroup({ kind, q, onChoose }: { kind: Found; q: string; onChoose: (to: string) => void }) {
  const { i18n } = useLingui()
  const asked = q.length >= 2
  const items = kind.useFound(q, asked).map((item) => ({ ...item, icon: kind.icon }))
  return <Group heading={i18n._(kind.label)} items={asked ? items : []} onChoose={onChoose} />
}

interface GroupProps {
  heading: string
  items: readonly { to: string; icon: LucideIcon; name: string; about?: string }[]
  onChoose: (to: string) => void
}

function Group({ heading, items, onChoose }: GroupProps) {
  if (items.length === 0) return null
  return (
    <Command.Group heading={heading}>
      {items.map(({ to, icon, name, about }) => (
        <Command.Item key={to} value={to} onSelect={() => onChoose(to)}>
          <Icon of={icon} size="s" />
          <span className="grow">
            {name} {about && <span className="hint">{about}</span>}
          </span>
        </Command.Item>
      ))}
    </Command.Group>
  )
}
