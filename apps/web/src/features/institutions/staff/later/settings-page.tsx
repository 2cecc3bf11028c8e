import '../../../../components/staff/headline.css'
import '../../../../components/later/forms.css'
import '../../../logbook/components/log-screen.css'
import { Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft } from 'lucide-react'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import { Keys } from '../../../tokens/later/keys.tsx'
import { Webhooks } from '../../../webhooks/staff/later/webhooks.tsx'
import { Departments } from './departments.tsx'
import { Holidays } from './holidays.tsx'
import { InstitutionForm } from './institution-form.tsx'
import { Programmes } from './programmes.tsx'
import { useInstitution } from './use-institution.tsx'

/** What a coordinator sets once for the institution: itself, its holidays, departments and programmes. */
export default function SettingsPage() {
  const { t } = useLingui()
  const { id, choice } = useInstitution()
  const settings = trpc.settings.get.useQuery({ institutionId: id })
  return (
    <div className="page">
      <Link className="back sm" to="/coordinator/cohorts">
        <Icon of={ChevronLeft} size="s" />
        <Trans>Seasons</Trans>
      </Link>
      <div className="headline">
        <PageHeading title={t`Settings`} />
        {choice}
      </div>
      <Loaded query={settings} lines={10}>
        {(data) => (
          <div className="sections" key={data.id}>
            <InstitutionForm settings={data} />
            <Holidays settings={data} />
            <Departments settings={data} />
            <Programmes settings={data} />
            <Keys institutionId={data.id} />
            <Webhooks institutionId={data.id} />
          </div>
        )}
      </Loaded>
    </div>
  )
}
