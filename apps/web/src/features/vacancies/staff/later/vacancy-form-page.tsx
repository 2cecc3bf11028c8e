import '../../../../components/staff/headline.css'
import '../../../logbook/components/log-screen.css'
import '../../later/vacancies.css'
import type { VacancyManager, VacancyOptions } from '@ipt/contracts'
import { EmptyState, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarX, ChevronLeft } from 'lucide-react'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import NotFound from '../../../../components/not-found.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { ROLE_PLACES } from '../../../../lib/roles.ts'
import { useNavigate, useParams } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { VacancyForm } from './vacancy-form.tsx'

/** Writes a new vacancy down, or changes one. */
export default function VacancyFormPage({ role }: { role: VacancyManager }) {
  const { t } = useLingui()
  const { id } = useParams()
  const home = `${ROLE_PLACES[role].path}/vacancies`
  const options = trpc.vacancies.options.useQuery({ as: role })
  return (
    <div className="page">
      <Link className="back sm" to={id ? `${home}/${id}` : home}>
        <Icon of={ChevronLeft} size="s" />
        {id ? <Trans>Vacancy</Trans> : <Trans>Vacancies</Trans>}
      </Link>
      <div className="headline">
        <PageHeading title={id ? t`Edit vacancy` : t`New vacancy`} />
      </div>
      <Loaded query={options} lines={10}>
        {(data) =>
          id ? (
            <Edit id={id} role={role} options={data} home={home} />
          ) : data.cohorts.length > 0 ? (
            <New role={role} options={data} home={home} />
          ) : (
            <div className="card">
              <EmptyState icon={CalendarX} title={<Trans>No season to offer places for</Trans>}>
                {role === 'coordinator' ? (
                  <Trans>A vacancy is for the students of one season. Open a season first.</Trans>
                ) : (
                  <Trans>A university whose coordinator knows you as a contact has to open a season first.</Trans>
                )}
              </EmptyState>
            </div>
          )
        }
      </Loaded>
    </div>
  )
}

interface FormProps {
  role: VacancyManager
  options: VacancyOptions
  home: string
}

function New({ role, options, home }: FormProps) {
  const navigate = useNavigate()
  return (
    <VacancyForm
      role={role}
      options={options}
      vacancy={null}
      onDone={({ id }) => navigate(`${home}/${id}`, { replace: true })}
      onCancel={() => navigate(home)}
    />
  )
}

function Edit({ id, role, options, home }: FormProps & { id: string }) {
  const navigate = useNavigate()
  const vacancy = trpc.vacancies.get.useQuery({ id }, { refetchOnWindowFocus: false })
  const back = () => navigate(`${home}/${id}`)
  return (
    <Loaded query={vacancy} lines={10}>
      {(data) =>
        data.can.includes('edit') ? (
          <VacancyForm key={data.id} role={role} options={options} vacancy={data} onDone={back} onCancel={back} />
        ) : (
          <NotFound />
        )
      }
    </Loaded>
  )
}
