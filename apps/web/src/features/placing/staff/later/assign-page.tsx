import '../../../../components/staff/headline.css'
import { Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft } from 'lucide-react'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import { AssignForm } from './assign-form.tsx'

/** Students without a placement, placed together at a host. */
export default function AssignPage() {
  const { t } = useLingui()
  const options = trpc.placing.options.useQuery()
  return (
    <div className="page wide">
      <Link className="back sm" to="/coordinator/placements">
        <Icon of={ChevronLeft} size="s" />
        <Trans>All placements</Trans>
      </Link>
      <div className="headline">
        <PageHeading title={t`Place students`} />
      </div>
      <Loaded query={options} lines={10}>
        {(known) => <AssignForm options={known} />}
      </Loaded>
    </div>
  )
}
