import type { AnnouncementView } from '@ipt/contracts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../lib/format.ts'
import { linkParts } from './link-parts.ts'

/** An announcement's words: paragraphs as they were typed, and its https addresses to follow. */
export function AnnouncementText({ body }: { body: string }) {
  const { t } = useLingui()
  return (
    <p className="prose">
      {linkParts(body).map(({ text, href }, index) =>
        href === null ? (
          text
        ) : (
          <a key={index} href={href} target="_blank" rel="noopener noreferrer nofollow">
            {text}
            <span className="sr"> {t`(opens a new tab)`}</span>
          </a>
        ),
      )}
    </p>
  )
}

/** Who said it, to whom, when. */
export function AnnouncementOrigin({ announcement: { by, at, institution, cohort } }: { announcement: AnnouncementView }) {
  const format = useFormats()
  return (
    <p className="hint">
      <Trans>
        {by.name} to {cohort ? `${cohort.name}, ${institution.name}` : institution.name}
      </Trans>
      , <time dateTime={at}>{format.moment(at)}</time>
    </p>
  )
}
