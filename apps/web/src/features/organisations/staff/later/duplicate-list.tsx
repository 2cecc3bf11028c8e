import './hosts.css'
import type { Duplicate } from '@ipt/contracts'
import { Icon } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CopyCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from '../../../../components/link.tsx'
import { SIGN_WORDS } from './host-words.ts'

/** Hosts that may be the same one, and what speaks for it. */
export function DuplicateList({ duplicates, act }: { duplicates: readonly Duplicate[]; act?: (duplicate: Duplicate) => ReactNode }) {
  const { i18n } = useLingui()
  return (
    <div className="duplicates" role="status">
      <p className="row m">
        <Icon of={CopyCheck} size="s" />
        <Plural value={duplicates.length} one="This may be the same host" other="These may be the same host" />
      </p>
      <ul>
        {duplicates.map((duplicate) => (
          <li key={duplicate.id} className="between wrap">
            <div>
              <Link to={`/coordinator/hosts/${duplicate.id}`}>{duplicate.name}</Link>
              <p className="hint">
                {duplicate.signs.map((sign) => i18n._(SIGN_WORDS[sign])).join(', ')}
                {' · '}
                <Plural value={duplicate.sites} one="# site" other="# sites" />
                {duplicate.placements > 0 && (
                  <>
                    {' · '}
                    <Plural value={duplicate.placements} one="# student placed" other="# students placed" />
                  </>
                )}
                {duplicate.status === 'PROPOSED' && (
                  <>
                    {' · '}
                    <Trans>proposed</Trans>
                  </>
                )}
              </p>
            </div>
            {act?.(duplicate)}
          </li>
        ))}
      </ul>
    </div>
  )
}
