import './palette-button.css'
import { Icon } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { Search } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import { lazyPart } from '../../../../lib/later.ts'
import { useLater } from '../../../../lib/use-later.ts'
import type { PaletteProps } from './palette.tsx'

const load = () => import('./palette.tsx')
const Palette = lazyPart(load)

/** Opens the palette: by a press, or by Ctrl or ⌘ and K wherever one is. */
export default function PaletteButton({ role, nav }: Pick<PaletteProps, 'role' | 'nav'>) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  // What is typed right after the keys must find it there.
  useLater(load)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      // Over another dialog a second one would take away what is being written there.
      if (document.querySelector('dialog[open]:not(:has(.palette))')) return
      event.preventDefault()
      setWanted(true)
      setOpen((now) => !now)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <button
        type="button"
        className="btn quiet icon to-palette"
        title={t`Go to… (Ctrl K)`}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => {
          setWanted(true)
          setOpen(true)
        }}
      >
        <Icon of={Search} />
        <span className="sr">{t`Go to a screen, a person, a company`}</span>
      </button>
      {wanted && (
        <Suspense>
          <Palette role={role} nav={nav} open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
