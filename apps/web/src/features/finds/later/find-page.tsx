import '../../../components/later/forms.css'
import '../../logbook/components/log-screen.css'
import './finds.css'
import { Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft } from 'lucide-react'
import { Link } from '../../../components/link.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { trpc } from '../../../lib/trpc.ts'
import { FindForm } from './find-form.tsx'

/** "I found a place myself": what a student knows of it, for a coordinator to check. */
export default function FindPage() {
  const { t } = useLingui()
  const seasons = trpc.finds.seasons.useQuery()
  return (
    <div className="page">
      <Link className="back sm" to="/student/placement">
        <Icon of={ChevronLeft} size="s" />
        <Trans>My placement</Trans>
      </Link>
      <PageHeading title={t`I found a place`} />
      <p className="muted find-lead">
        <Trans>
          Your coordinator checks the company and who supervises you there. Until then nothing is settled, and you can take it back.
        </Trans>
      </p>
      <Loaded query={seasons} lines={8}>
        {(open) =>
          open.length === 0 ? (
            <p className="card pad">
              <Trans>You have a placement in every season that you are in, or your coordinator has not put you into one yet.</Trans>
            </p>
          ) : (
            <FindForm seasons={open} />
          )
        }
      </Loaded>
    </div>
  )
}
