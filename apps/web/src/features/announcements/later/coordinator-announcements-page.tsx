import './announcements.css'
import { useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Loaded } from '../../../components/loaded.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { trpc } from '../../../lib/trpc.ts'
import { AnnouncementForm } from './announcement-form.tsx'
import { PublishedList } from './published-list.tsx'
import { useAnnouncementDraft } from './use-announce.ts'

const LIST_ID = 'published'

/** Where a coordinator tells many people something at once, and takes it back. */
export default function CoordinatorAnnouncementsPage() {
  const { t } = useLingui()
  const toast = useToast()
  const places = trpc.announcements.places.useQuery()
  const form = useAnnouncementDraft()
  const { title, body } = form.draft
  return (
    <div className="page wide">
      <PageHeading title={t`Announcements`} />
      <p className="muted">
        <Trans>One message to many, under their bell. It can be taken back, not edited.</Trans>
      </p>
      <div className="announce-cols">
        <section className="group" aria-labelledby="announce">
          <h2 id="announce">
            <Trans>Write one</Trans>
          </h2>
          <Loaded query={places} lines={6}>
            {(all) => (
              <AnnouncementForm
                places={all}
                form={form}
                onPublished={(published) => {
                  focusOn(LIST_ID)
                  toast({ text: t`Published: ${published.title}` })
                }}
              />
            )}
          </Loaded>
        </section>
        <section className="group" aria-labelledby={LIST_ID}>
          <h2 id={LIST_ID} tabIndex={-1}>
            <Trans>Published</Trans>
          </h2>
          <PublishedList
            onRetracted={(retracted) =>
              toast({
                text: t`Taken back: ${retracted.title}`,
                ...(title || body ? {} : { action: { label: t`Write it again`, run: () => form.writeAgain(retracted) } }),
              })
            }
          />
        </section>
      </div>
    </div>
  )
}
