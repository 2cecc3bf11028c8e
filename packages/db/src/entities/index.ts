import { Agreement } from './agreement.entity.ts'
import { Announcement, AnnouncementRecipient } from './announcement.entity.ts'
import { ApiToken } from './api-token.entity.ts'
import { Application } from './application.entity.ts'
import { ArrivalNote } from './arrival-note.entity.ts'
import { Attachment } from './attachment.entity.ts'
import { CalendarFeed } from './calendar-feed.entity.ts'
import { ChecklistAnswer, ChecklistItem } from './checklist.entity.ts'
import { Cohort } from './cohort.entity.ts'
import { Contact, ContactAddress } from './contact.entity.ts'
import { LogStanding, LogWaitTotal, LogWeekTotal } from './dashboard.entity.ts'
import { Department } from './department.entity.ts'
import { DomainEvent } from './domain-event.entity.ts'
import { Enrolment } from './enrolment.entity.ts'
import { EventContent } from './event-content.entity.ts'
import { EventPending, EventPosition, ProjectionCursor } from './event-order.entity.ts'
import { Holiday } from './holiday.entity.ts'
import { Import, ImportRow } from './import.entity.ts'
import { Institution } from './institution.entity.ts'
import { Invitation, UserAddress } from './invitation.entity.ts'
import { KeptAnswer } from './kept-answer.entity.ts'
import { LeaveRequest } from './leave-request.entity.ts'
import { Letter, LetterTemplate } from './letter.entity.ts'
import { LogComment } from './log-comment.entity.ts'
import { LogEntry } from './log-entry.entity.ts'
import { LogRevision } from './log-revision.entity.ts'
import { LoginFailure } from './login-failure.entity.ts'
import { BouncedAddress, Mail } from './mail.entity.ts'
import { MailPreference } from './mail-preference.entity.ts'
import { Membership } from './membership.entity.ts'
import { Notification } from './notification.entity.ts'
import { Organisation } from './organisation.entity.ts'
import { PasswordReset } from './password-reset.entity.ts'
import { Placement } from './placement.entity.ts'
import { PlacementFind } from './placement-find.entity.ts'
import { Programme } from './programme.entity.ts'
import { RefreshToken, Session } from './session.entity.ts'
import { Site } from './site.entity.ts'
import { StudentProfile } from './student-profile.entity.ts'
import { User } from './user.entity.ts'
import { SavedVacancy, Vacancy } from './vacancy.entity.ts'
import { WebhookDelivery, WebhookEndpoint } from './webhook.entity.ts'

export * from './agreement.entity.ts'
export * from './api-token.entity.ts'
export * from './application.entity.ts'
export * from './arrival-note.entity.ts'
export * from './attachment.entity.ts'
export * from './checklist.entity.ts'

import { Week } from './week.entity.ts'

export * from './announcement.entity.ts'
export * from './calendar-feed.entity.ts'
export * from './cohort.entity.ts'
export * from './contact.entity.ts'
export * from './dashboard.entity.ts'
export * from './department.entity.ts'
export * from './domain-event.entity.ts'
export * from './enrolment.entity.ts'
export * from './event-content.entity.ts'
export * from './event-order.entity.ts'
export * from './holiday.entity.ts'
export * from './import.entity.ts'
export * from './institution.entity.ts'
export * from './invitation.entity.ts'
export * from './kept-answer.entity.ts'
export * from './leave-request.entity.ts'
export * from './letter.entity.ts'
export * from './log-comment.entity.ts'
export * from './log-entry.entity.ts'
export * from './log-revision.entity.ts'
export * from './login-failure.entity.ts'
export * from './mail.entity.ts'
export * from './mail-preference.entity.ts'
export * from './membership.entity.ts'
export * from './notification.entity.ts'
export * from './organisation.entity.ts'
export * from './password-reset.entity.ts'
export * from './placement.entity.ts'
export * from './placement-find.entity.ts'
export * from './programme.entity.ts'
export * from './session.entity.ts'
export * from './site.entity.ts'
export * from './student-profile.entity.ts'
export * from './user.entity.ts'
export * from './vacancy.entity.ts'
export * from './webhook.entity.ts'
export * from './week.entity.ts'

/** Every entity, by name: nothing is discovered from folders. */
export const ENTITIES = [
  Agreement,
  Announcement,
  AnnouncementRecipient,
  ApiToken,
  Application,
  ArrivalNote,
  Attachment,
  BouncedAddress,
  CalendarFeed,
  ChecklistAnswer,
  ChecklistItem,
  Cohort,
  Contact,
  ContactAddress,
  Department,
  DomainEvent,
  Enrolment,
  EventContent,
  EventPending,
  EventPosition,
  Holiday,
  Import,
  ImportRow,
  Institution,
  Invitation,
  KeptAnswer,
  LeaveRequest,
  Letter,
  LetterTemplate,
  LogComment,
  LogEntry,
  LoginFailure,
  LogRevision,
  LogStanding,
  LogWaitTotal,
  LogWeekTotal,
  Mail,
  MailPreference,
  Membership,
  Notification,
  Organisation,
  PasswordReset,
  Placement,
  PlacementFind,
  Programme,
  ProjectionCursor,
  RefreshToken,
  SavedVacancy,
  Session,
  Site,
  StudentProfile,
  User,
  UserAddress,
  Vacancy,
  WebhookDelivery,
  WebhookEndpoint,
  Week,
]
