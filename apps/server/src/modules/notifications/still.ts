import { Application, ArrivalNote, LeaveRequest, LogEntry } from '@ipt/db'
import type { ApplicationStatus, ArrivalStatus, LeaveStatus } from '@ipt/domain'
import type { LogStatus } from '@ipt/log-machine'
import type { NotificationKind } from './kind.ts'

type Still = NonNullable<NotificationKind['still']>

/** Those of the logs that are in this state: a decision that was taken back, or answered, is no news. */
export const logsStill =
  (status: LogStatus): Still =>
  async (em, ids) =>
    (await em.find(LogEntry, { id: { $in: ids }, status }, { fields: ['id'] })).map(({ id }) => id)

/** The same of arrival notes. */
export const arrivalsStill =
  (status: ArrivalStatus): Still =>
  async (em, ids) =>
    (await em.find(ArrivalNote, { id: { $in: ids }, status }, { fields: ['id'] })).map(({ id }) => id)

/** The same of requests for leave. */
export const leavesStill =
  (status: LeaveStatus): Still =>
  async (em, ids) =>
    (await em.find(LeaveRequest, { id: { $in: ids }, status }, { fields: ['id'] })).map(({ id }) => id)

/** The same of applications: an offer that was answered is no news. */
export const applicationsStill =
  (status: ApplicationStatus): Still =>
  async (em, ids) =>
    (await em.find(Application, { id: { $in: ids }, status }, { fields: ['id'] })).map(({ id }) => id)
