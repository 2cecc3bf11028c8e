import './checklist.css'
import type { OwnChecklistItem, OwnChecklists } from '@ipt/contracts'
import { EmptyState } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ListChecks } from 'lucide-react'
import { Loaded } from '../../../components/loaded.tsx'
import { PageHeading } from '../../../components/page-heading.tsx'
import { trpc } from '../../../lib/trpc.ts'
import { ChecklistItem } from './checklist-item.tsx'

/** What a student shows or says before the training begins: what is open comes first. */
export default function ChecklistPage() {
  const { t } = useLingui()
  const lists = trpc.checklist.own.useQuery()
  return (
    <div className="page stack">
      <PageHeading title={t`Checklist`} />
      <Loaded query={lists} lines={6}>
        {(data) =>
          data.length === 0 ? (
            <div className="card">
              <EmptyState icon={ListChecks} title={<Trans>Nothing to show here</Trans>}>
                <Trans>Your coordinator asks for nothing before the training begins.</Trans>
              </EmptyState>
            </div>
          ) : (
            data.map((list) => <OneList key={list.cohort.id} list={list} />)
          )
        }
      </Loaded>
    </div>
  )
}

function OneList({ list: { cohort, items } }: { list: OwnChecklists[number] }) {
  const open = items.filter(needsStudent)
  const sorted = [...open, ...items.filter((item) => !needsStudent(item))]
  return (
    <section className="group" aria-labelledby={cohort.id}>
      <h2 id={cohort.id} tabIndex={-1}>
        {cohort.name}
      </h2>
      <p className="muted" role="status">
        <Plural value={open.length} _0="Nothing waits for you." one="# thing waits for you." other="# things wait for you." />
      </p>
      <ul className="card lines">
        {sorted.map((item) => (
          <ChecklistItem key={item.id} item={item} headingId={cohort.id} />
        ))}
      </ul>
    </section>
  )
}

/** Whether it is the student's turn: nothing is there yet, or it came back. */
const needsStudent = ({ open }: OwnChecklistItem): boolean => open === 'MISSING' || open === 'RETURNED'
