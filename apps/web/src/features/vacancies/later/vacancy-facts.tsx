import './vacancies.css'
import type { VacancyView } from '@ipt/contracts'
import { Tags } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../lib/format.ts'

/** How many places are free, of how many. */
export const FreePlaces = ({ vacancy: { free, slots } }: { vacancy: Pick<VacancyView, 'free' | 'slots'> }) =>
  free === 0 ? (
    <Plural value={slots} one="the one place is taken or offered" other="all # places are taken or offered" />
  ) : (
    <Plural value={slots} one={`${free} of # place free`} other={`${free} of # places free`} />
  )

/** Where and when, until when, and for how many. */
export function VacancyFacts({ vacancy }: { vacancy: VacancyView }) {
  const { t } = useLingui()
  const format = useFormats()
  const { site, startsOn, endsOn, closesOn, skills, cohort, contact } = vacancy
  return (
    <div className="group">
      <dl className="facts vacancy-facts">
        <div>
          <dt>
            <Trans>Where</Trans>
          </dt>
          <dd>
            {site.name}
            {site.address && <span className="hint">{site.address}</span>}
          </dd>
        </div>
        <div>
          <dt>
            <Trans>When</Trans>
          </dt>
          <dd>
            <Trans>
              {format.date(startsOn)} to {format.date(endsOn)}
            </Trans>
            <span className="hint">{cohort.name}</span>
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Places</Trans>
          </dt>
          <dd>
            <FreePlaces vacancy={vacancy} />
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Apply by</Trans>
          </dt>
          <dd>{format.date(closesOn)}</dd>
        </div>
        {contact && (
          <div>
            <dt>
              <Trans>Contact</Trans>
            </dt>
            <dd>{contact.name}</dd>
          </div>
        )}
      </dl>
      {skills.length > 0 && <Tags label={t`Skills`} items={skills} />}
    </div>
  )
}
