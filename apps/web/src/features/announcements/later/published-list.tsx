import type { PublishedAnnouncement } from '@ipt/contracts'
import { Button, EmptyState, FieldError, Status } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Megaphone, Undo2 } from 'lucide-react'
import { Loaded } from '../../../components/loaded.tsx'
import { ShowMore } from '../../../components/show-more.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { useFormats } from '../../../lib/format.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'
import { AnnouncementOrigin, AnnouncementText } from './announcement-text.tsx'
import { peopleIn, Reach } from './reach.tsx'
import { useRetract } from './use-announce.ts'
import { usePublished } from './use-announcements.ts'

const publishedId = (id: string): string => `published-${id}`

/** What was published, newest first, with whom it reached and the way to take it back. */
export function PublishedList({ onRetracted }: { onRetracted: (announcement: PublishedAnnouncement) => void }) {
  const pages = usePublished()
  return (
    <Loaded query={pages} lines={6}>
      {({ pages: loaded }) => {
        const all = loaded.flatMap(({ items }) => items)
        return all.length > 0 ? (
          <>
            <ul className="card lines announcements">
              {all.map((announcement) => (
                <Published key={announcement.id} announcement={announcement} onRetracted={onRetracted} />
              ))}
            </ul>
            <ShowMore pages={pages} />
          </>
        ) : (
          <div className="card">
            <EmptyState icon={Megaphone} title={<Trans>Nothing published yet</Trans>}>
              <Trans>What you publish stands here, with how many people it reached.</Trans>
            </EmptyState>
          </div>
        )
      }}
    </Loaded>
  )
}

interface PublishedProps {
  announcement: PublishedAnnouncement
  onRetracted: (announcement: PublishedAnnouncement) => void
}

function Published({ announcement, onRetracted }: PublishedProps) {
  const { t } = useLingui()
  const format = useFormats()
  const errorText = useErrorText()
  const { id, title, body, reached, retractedAt } = announcement
  const { retract, busy, error } = useRetract((retracted) => {
    // The button is gone with it.
    focusOn(publishedId(id))
    onRetracted(retracted)
  })
  return (
    <li>
      <article className={retractedAt ? 'group taken-back' : 'group'}>
        <h3 id={publishedId(id)} tabIndex={-1}>
          {title}
        </h3>
        <AnnouncementOrigin announcement={announcement} />
        {retractedAt && (
          <p className="row wrap">
            <Status tone="voided">
              <Trans>Taken back</Trans>
            </Status>
            <span className="hint">{format.moment(retractedAt)}</span>
          </p>
        )}
        <p className="hint">
          {peopleIn(reached) === 0 ? (
            <Trans>Reached nobody when it was published.</Trans>
          ) : (
            <Trans>
              Reached <Reach reach={reached} />.
            </Trans>
          )}
        </p>
        <details>
          <summary className="sm">
            <Trans>Read it</Trans>
            <span className="sr">: {title}</span>
          </summary>
          <AnnouncementText body={body} />
        </details>
        {!retractedAt && (
          <div>
            <Button size="small" icon={Undo2} busy={busy} onClick={() => retract(id)}>
              <Trans>Take back</Trans>
              <span className="sr">{t`the announcement ${title}`}</span>
            </Button>
          </div>
        )}
        <div role="alert">
          <FieldError>{error && !busy ? errorText(error) : null}</FieldError>
        </div>
      </article>
    </li>
  )
}
