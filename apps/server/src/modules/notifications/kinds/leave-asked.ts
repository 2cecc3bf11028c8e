import { homePath, type NotificationKind } from '../kind.ts'
import { leavesStill } from '../still.ts'
import { daysOf } from './leave-days.ts'

/** A student asks for leave or a rest day. */
export const leaveAsked: NotificationKind = {
  on: 'leave.asked',
  tells: ['industrialSupervisor'],
  text: {
    en: (told) => `${told.student} asks for leave, ${daysOf(told)}. Answer it.`,
    sw: (told) => `${told.student} anaomba ruhusa, ${daysOf(told)}. Mjibu.`,
  },
  mail: 'atOnce',
  label: { en: 'A student asks for leave', sw: 'Mwanafunzi anaomba ruhusa' },
  still: leavesStill('ASKED'),
  path: homePath,
}
