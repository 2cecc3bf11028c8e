import './letter-list.css'
import type { LetterView } from '@ipt/contracts'
import { letterNumber } from '@ipt/domain'
import { Icon } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { FileText } from 'lucide-react'
import { useFormats } from '../../../lib/format.ts'
import { LETTER_WORDS } from './letter-words.ts'

/** Letters that were issued, each a press away. */
export function LetterList({ letters }: { letters: readonly LetterView[] }) {
  const { i18n } = useLingui()
  const format = useFormats()
  return (
    <ul className="card lines letter-list">
      {letters.map((letter) => (
        <li key={letter.id}>
          <a href={`/letters/${letter.id}.pdf`} download>
            <Icon of={FileText} size="s" /> {i18n._(LETTER_WORDS[letter.kind])} {letterNumber(letter)}
          </a>
          <p className="hint">
            {letter.title}, {format.date(letter.issuedOn)}
          </p>
        </li>
      ))}
    </ul>
  )
}
