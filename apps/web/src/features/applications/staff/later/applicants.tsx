import './applicants.css'
import '../../../logbook/components/log-body.css'
import '../../../placements/staff/placement-table.css'
import '../../../../components/later/forms.css'
import type { ApplicantView, VacancyView } from '@ipt/contracts'
import type { ApplicationStatus } from '@ipt/domain'
import { Dialog, EmptyState, Notice, useToast } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { getQueryKey } from '@trpc/react-query'
import { CircleAlert, Inbox } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Loaded } from '../../../../components/loaded.tsx'
import { ShowMore } from '../../../../components/show-more.tsx'
import { FilterChips, useFilter } from '../../../../components/staff/filter-chips.tsx'
import ExportLink from '../../../../components/staff/later/export-link.tsx'
import { usePages } from '../../../../components/staff/later/use-pages.ts'
import { forgetWords } from '../../../../components/use-kept-words.ts'
import { focusOn } from '../../../../lib/focus.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useMe } from '../../../accounts/components/session.tsx'
import { APPLICATION_EVENT_WORDS, APPLICATION_STATUS_WORDS } from '../../later/application-words.ts'
import { ApplicantBoard } from './applicant-board.tsx'
import { applicantId } from './applicant-card.tsx'
import { ApplicantDetails } from './applicant-details.tsx'
import { ApplicantTable } from './applicant-table.tsx'
import { asksFirst, ENDED, type Step } from './columns.ts'
import { DecideForm } from './decide-form.tsx'
import { type Decided, useDecide } from './use-decide.ts'

/** What is open over the list: one application, or the form that a step asks for. */
type Open = { applicants: readonly ApplicantView[]; step: 'offer' | 'reject' | null }

/** Who has applied: as a board or as a table, with what can be done. */
export function Applicants({ vacancy }: { vacancy: VacancyView }) {
  const { t, i18n } = useLingui()
  const toast = useToast()
  const errorText = useErrorText()
  const me = useMe()
  const view = useFilter('view', ['board', 'table'])
  const utils = trpc.useUtils()
  const asked = { vacancyId: vacancy.id, limit: 100 }
  const pages = usePages(getQueryKey(trpc.applications.list, asked, 'infinite'), (cursor, signal) =>
    utils.client.applications.list.query({ ...asked, ...cursor }, { signal }),
  )
  const [open, setOpen] = useState<Open | null>(null)
  const [refused, setRefused] = useState<Decided['refused']>([])
  const shown = pages.data?.pages.flatMap((page) => page.items)
  const [moved, setMoved] = useState<{ id: string | null; status: ApplicationStatus | null } | null>(null)
  // The card has gone to another column and left the focus behind: it is fetched once the card is there.
  useEffect(() => {
    if (!moved || (moved.id && !shown?.some(({ id, status }) => id === moved.id && status === moved.status))) return
    // On the board, what has ended is folded away.
    const folded = view === 'board' && moved.status !== null && ENDED.includes(moved.status)
    focusOn(moved.id && !folded ? applicantId(moved.id) : 'applicants')
    setMoved(null)
  }, [moved, shown, view])
  const { decide, busy, error, reset } = useDecide(vacancy.id, (decided) => {
    const { decision, done } = decided
    const [first] = done
    for (const { id } of done) forgetWords(me.id, `${decision.step}.${id}`)
    forgetWords(me.id, `${decision.step}.${vacancy.id}`)
    setOpen(null)
    setRefused(decided.refused)
    if (done.length === 1 && first) {
      const [name, state] = [first.student.name, i18n._(APPLICATION_STATUS_WORDS[first.status].label)]
      toast({ text: t`${name}: ${state}.` })
    } else if (done.length > 1) {
      const [count, act] = [done.length, i18n._(APPLICATION_EVENT_WORDS[decision.step].act)]
      toast({ text: t`${act}: ${count} done.` })
    }
    setMoved({ id: first?.id ?? null, status: first?.status ?? null })
  })
  const step = (applicants: readonly ApplicantView[], next: Step) => {
    setRefused([])
    reset()
    if (asksFirst(next)) setOpen({ applicants, step: next })
    else {
      setOpen(null)
      decide({ step: next, applicants })
    }
  }
  const read = (applicant: ApplicantView) => {
    reset()
    setOpen({ applicants: [applicant], step: null })
  }
  const all = Object.values(vacancy.applications ?? {}).reduce((sum, count) => sum + count, 0)
  const only = open?.applicants.length === 1 ? open.applicants[0] : undefined

  return (
    <section className="group applicants" aria-labelledby="applicants">
      <div className="between wrap">
        <h2 id="applicants" tabIndex={-1}>
          <Plural value={all} _0="Applications" one="# application" other="# applications" />
        </h2>
        <FilterChips
          parameter="view"
          chosen={view}
          options={[
            { value: 'board', label: t`Board` },
            { value: 'table', label: t`Table` },
          ]}
        />
        {me.memberships.some(({ role, institution }) => role === 'coordinator' && institution?.id === vacancy.institution.id) && (
          <ExportLink name="applications" filter={{ vacancyId: vacancy.id }} />
        )}
      </div>
      <div role="alert">
        {refused.length > 0 && (
          <Notice tone="returned" icon={CircleAlert}>
            <Trans>Not done for these; nothing of theirs has changed:</Trans>
            <ul>
              {refused.map(({ applicant, error: reason }) => (
                <li key={applicant.id}>
                  <b>{applicant.student.name}.</b> {errorText(reason)}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {error != null && !busy && open === null && (
          <Notice tone="flagged" icon={CircleAlert}>
            {errorText(error)}
          </Notice>
        )}
      </div>
      <Loaded query={pages} lines={8}>
        {({ pages: loaded }) => {
          const applicants = loaded.flatMap((page) => page.items)
          if (applicants.length === 0) return <Nobody open={vacancy.status === 'PUBLISHED'} />
          return (
            <>
              {view === 'board' ? (
                <ApplicantBoard vacancy={vacancy} applicants={applicants} onStep={(one, next) => step([one], next)} onOpen={read} />
              ) : (
                <ApplicantTable applicants={applicants} onStep={(one, next) => step([one], next)} onMany={step} onOpen={read} />
              )}
              <ShowMore pages={pages} />
            </>
          )
        }}
      </Loaded>
      <Dialog
        open={open !== null}
        onClose={() => setOpen(null)}
        title={only ? only.student.name : open?.step ? i18n._(APPLICATION_EVENT_WORDS[open.step].act) : ''}
        closeLabel={t`Close`}
      >
        {open?.step ? (
          <DecideForm
            step={open.step}
            keep={only?.id ?? vacancy.id}
            count={open.applicants.length}
            busy={busy}
            error={error}
            onSubmit={(said) => open.step && decide({ step: open.step, applicants: open.applicants, ...said })}
            onCancel={() => setOpen(null)}
          />
        ) : (
          only && <ApplicantDetails applicant={only} busy={busy} onStep={(next) => step([only], next)} />
        )}
      </Dialog>
    </section>
  )
}

function Nobody({ open }: { open: boolean }) {
  return (
    <div className="card">
      <EmptyState icon={Inbox} title={<Trans>Nobody has applied yet</Trans>}>
        {open ? <Trans>Applications stand here as they come.</Trans> : <Trans>This vacancy takes no applications now.</Trans>}
      </EmptyState>
    </div>
  )
}
