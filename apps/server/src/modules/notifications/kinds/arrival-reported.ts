import { homePath, type NotificationKind } from '../kind.ts'

/** A student says he has arrived. */
export const arrivalReported: NotificationKind = {
  on: 'arrival.reported',
  tells: ['industrialSupervisor'],
  text: {
    en: ({ student, day }) => `${student} reported arrival on ${day}. Confirm it.`,
    sw: ({ student, day }) => `${student} ameripoti kuwasili ${day}. Thibitisha.`,
  },
  path: homePath,
}
