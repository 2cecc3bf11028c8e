import type { FileView } from '@ipt/contracts'
import { Trans, useLingui } from '@lingui/react/macro'
import { FileLink } from '../../logbook/components/log-body.tsx'

/** What an application consists of: its letter, and its files. */
export function Papers({ letter, cv, letterFile }: { letter: string; cv: FileView | null; letterFile: FileView | null }) {
  const { t } = useLingui()
  return (
    <div className="group">
      {letter.trim() && <p className="prose">{letter}</p>}
      {(cv || letterFile) && (
        <ul className="log-files" aria-label={t`CV and letter`}>
          {[cv, letterFile].map((file) => file && <FileLink key={file.id} file={file} />)}
        </ul>
      )}
      {!letter.trim() && !cv && !letterFile && (
        <p className="hint">
          <Trans>No papers.</Trans>
        </p>
      )}
    </div>
  )
}
