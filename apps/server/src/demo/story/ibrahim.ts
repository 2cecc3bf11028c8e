import { CIVIL } from '../log-bank/civil.ts'
import type { StudentStory } from './student-story.ts'

/** Placed, and not heard of since. */
export const ibrahim: StudentStory = {
  student: 'ibrahim',
  industrialSupervisor: 'asha',
  site: 'kibaha',
  startsAgo: 4,
  arrival: null,
  bank: CIVIL,
  lastLogAgo: 1,
  missing: [],
  usual: () => [],
  special: {},
}
