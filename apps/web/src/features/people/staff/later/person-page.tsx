import '../../../../components/staff/headline.css'
import '../../../../components/later/forms.css'
import '../../../logbook/components/log-screen.css'
import '../../../organisations/staff/later/hosts.css'
import './people.css'
import type { PersonView } from '@ipt/contracts'
import { Icon, Notice } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft, Lock, MailWarning, Merge, Users } from 'lucide-react'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import NotFound from '../../../../components/not-found.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { Mark } from '../../../../components/staff/later/mark.tsx'
import { codeOf } from '../../../../lib/errors.ts'
import { useFormats } from '../../../../lib/format.ts'
import { ROLE_PLACES } from '../../../../lib/roles.ts'
import { useParams } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { PersonActs } from './person-acts.tsx'
import { PersonForm } from './person-form.tsx'
import { PersonHistory } from './person-history.tsx'
import { PERSON_WORDS } from './person-words.ts'
import { RoleList } from './role-list.tsx'

/** One person as the institution knows them: who they are, what they may do here, and where they belong. */
export default function PersonPage() {
  const { id = '' } = useParams()
  const person = trpc.people.get.useQuery({ id })
  const code = codeOf(person.error)
  if (code === 'PERSON_NOT_FOUND' || code === 'INPUT_INVALID') return <NotFound />
  return (
    <div className="page wide">
      <Link className="back sm" to="/coordinator/people">
        <Icon of={ChevronLeft} size="s" />
        <Trans>People</Trans>
      </Link>
      <Loaded query={person} lines={10}>
        {(data) => <OnePerson key={data.id} person={data} />}
      </Loaded>
    </div>
  )
}

function OnePerson({ person }: { person: PersonView }) {
  const { i18n } = useLingui()
  const format = useFormats()
  const { name, email, state, bounced, suspendedFor, mergedInto, invitation, duplicates, earlierEmails } = person
  const words = PERSON_WORDS[state]
  return (
    <>
      <div className="headline">
        <div>
          <PageHeading title={name} />
          <p className="row wrap muted">
            <span className="address">{email}</span>
            <Mark tone={words.tone} icon={words.icon}>
              {i18n._(words.label)}
            </Mark>
          </p>
          {invitation && state !== 'SUSPENDED' && (
            <p className="hint">
              <Trans>
                Invited {format.moment(invitation.sentAt)}; the link is good until {format.moment(invitation.expiresAt)}.
              </Trans>
            </p>
          )}
        </div>
        <PersonActs person={person} />
      </div>
      {mergedInto ? (
        <Notice tone="submitted" icon={Merge}>
          <Trans>
            This account was merged into <Link to={`/coordinator/people/${mergedInto.id}`}>{mergedInto.name}</Link>.
          </Trans>
        </Notice>
      ) : (
        state === 'SUSPENDED' && (
          <Notice tone="flagged" icon={Lock}>
            <Trans>Suspended: {suspendedFor ?? '–'}</Trans>
          </Notice>
        )
      )}
      {bounced && !mergedInto && <Bounced person={person} />}
      {duplicates.length > 0 && (
        <Notice tone="returned" icon={Users}>
          <Trans>May be the same person:</Trans>{' '}
          {duplicates.map((each, index) => (
            <span key={each.id}>
              {index > 0 && ', '}
              <Link to={`/coordinator/people/${each.id}`}>{each.name}</Link> ({each.email})
            </span>
          ))}
        </Notice>
      )}
      <div className="host-cols">
        <div className="sections">
          {!mergedInto && <PersonForm person={person} />}
          {earlierEmails.length > 0 && (
            <section className="group" aria-labelledby="earlier">
              <h2 id="earlier">
                <Trans>Earlier addresses</Trans>
              </h2>
              <ul className="card rows lines">
                {earlierEmails.map((each) => (
                  <li key={each.until}>
                    <span className="grow">{each.email}</span>
                    <span className="hint">
                      <Trans>until {format.moment(each.until)}</Trans>
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        <div className="sections">
          {!mergedInto && <RoleList person={person} />}
          <Where person={person} />
          <PersonHistory id={person.id} />
        </div>
      </div>
    </>
  )
}

/** That mail to the address came back, since when, and what can be done about it. */
function Bounced({ person: { id, bounced, can } }: { person: PersonView }) {
  const format = useFormats()
  if (!bounced) return null
  return (
    <Notice tone="flagged" icon={MailWarning}>
      <p>
        <b>
          <Trans>Mail to this address has come back since {format.moment(bounced.since)}, so nothing more is sent there.</Trans>
        </b>
      </p>
      {bounced.reason && (
        <p className="address">
          <Trans>The mail server said: {bounced.reason}</Trans>
        </p>
      )}
      <p>
        {can.includes('correct') ? (
          <Trans>
            Correct the address under <a href="#known">What is known</a>: mail then goes to the new one. If the address is right, send one
            of the <Link to={`/coordinator/outbox?user=${id}`}>mails that came back</Link> again.
          </Trans>
        ) : (
          <Trans>
            They belong to another institution too, so the address is not yours to change: reach them another way. If it is right, send one
            of the <Link to={`/coordinator/outbox?user=${id}`}>mails that came back</Link> again.
          </Trans>
        )}
      </p>
    </Notice>
  )
}

/** The hosts and placements that a person belongs to. */
function Where({ person: { hosts, placements } }: { person: PersonView }) {
  const { i18n } = useLingui()
  if (hosts.length + placements.length === 0) return null
  return (
    <section className="group" aria-labelledby="where">
      <h2 id="where">
        <Trans>Where</Trans>
      </h2>
      <ul className="card rows lines">
        {hosts.map(({ id, name }) => (
          <li key={id}>
            <Link className="row-link grow" to={`/coordinator/hosts/${id}`}>
              {name}
            </Link>
            <span className="hint">
              <Trans>Contact</Trans>
            </span>
          </li>
        ))}
        {placements.map(({ id, organisation, role, student, cohort }) => (
          <li key={id}>
            <div className="grow">
              <Link className="row-link" to={`/coordinator/placements/${id}`}>
                {role === 'student' ? organisation : student}
              </Link>
              <p className="hint">
                {i18n._(ROLE_PLACES[role].label)} · {role === 'student' ? cohort : organisation}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
