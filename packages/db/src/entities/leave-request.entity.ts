import { LEAVE_KINDS, LEAVE_STATUSES } from '@ipt/domain'
import { defineEntity, p } from '@mikro-orm/core'
import { Institution } from './institution.entity.ts'
import { Placement } from './placement.entity.ts'
import { User } from './user.entity.ts'

const LeaveRequestSchema = defineEntity({
  name: 'LeaveRequest',
  tableName: 'leave_request',
  properties: {
    /** The client's id: the request's idempotency key. */
    id: p.uuid().primary(),
    institution: () => p.manyToOne(Institution).deleteRule('restrict'),
    placement: () => p.manyToOne(Placement).deleteRule('restrict'),
    kind: p.enum(LEAVE_KINDS),
    status: p.enum(LEAVE_STATUSES),
    /** First and last day, both included. */
    fromOn: p.date(),
    toOn: p.date(),
    /** The student's words; erasable. */
    note: p.text(),
    /** Counts the events: a write that read an older one is refused. */
    version: p.integer(),
    askedAt: p.datetime(),
    decidedAt: p.datetime().nullable(),
    decidedBy: () => p.manyToOne(User).deleteRule('restrict').nullable().index(),
    /** The supervisor's words; erasable. */
    declinedFor: p.text().nullable(),
  },
  indexes: [
    { name: 'leave_request_placement_index', properties: ['placement', 'fromOn', 'id'] },
    {
      name: 'leave_request_asked_index',
      expression: `create index "leave_request_asked_index" on "leave_request" ("placement_id", "from_on", "id") where status = 'ASKED'`,
    },
  ],
  checks: [
    { name: 'leave_request_dates_check', expression: 'from_on <= to_on' },
    { name: 'leave_request_declined_check', expression: "(status = 'DECLINED') = (declined_for is not null)" },
    { name: 'leave_request_decided_check', expression: "status = 'ASKED' or status = 'WITHDRAWN' or decided_at is not null" },
  ],
})
/** Days on which a student asks not to be expected, and what the industrial supervisor said to it. */
export class LeaveRequest extends LeaveRequestSchema.class {}
LeaveRequestSchema.setClass(LeaveRequest)
