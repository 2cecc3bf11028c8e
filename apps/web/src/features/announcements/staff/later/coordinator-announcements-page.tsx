import '../../later/announcements.css'
import { useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Suspense } from 'react'
import { Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { focusOn } from '../../../../lib/focus.ts'
import { later } from '../../../../lib/later.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useShortcuts } from '../../../../lib/use-shortcuts.ts'
import { AnnouncementForm } from '../../later/announcement-form.tsx'
import { PublishedList } from '../../later/published-list.tsx'
import { useAnnouncementDraft } from '../../later/use-announce.ts'

const PageKeys = later(() => import('../../../../components/later/page-keys.tsx'))
const LIST_ID = 'published'

/** Where a coordinator tells many people something at once, and takes it back. */
export default function CoordinatorAnnouncementsPage() {
  const { t } = useLingui()
  const toast = useToast()
  const places = trpc.announcements.places.useQuery()
  const form = useAnnouncementDraft()
  const { title, body } = form.draft
  useShortcuts({
    n: { label: t`Write one`, run: () => document.querySelector<HTMLElement>('main form :is(input, select, textarea)')?.focus() },
  })
  return (
    <div className="page wide">
      <div className="between">
        <PageHeading title={t`Announcements`} />
        <Suspense>
          <PageKeys />
        </Suspense>
      </div>
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
