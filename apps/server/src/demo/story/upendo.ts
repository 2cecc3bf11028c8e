import { entry } from '../log-bank/entry.ts'
import type { StudentStory } from './student-story.ts'

const DAYS = [
  'First day at the substation after my change of placement. Safety induction with Mr. Nyangasa and a walk through the switchyard with Neema. | 7 | Safety | transformerYard "T2 15 MVA" Transformer T2',
  'Copied the hourly readings in the control room and learnt what each column of the log sheet means. | 8 | Metering, Record keeping',
  'Helped to clean the low-voltage board: carried the tools, held the lamp, wrote down what was tightened. | 7.5 | Switchgear, Inspection | switchgearBay "F4" In front of F4',
  'With the line crew at Mabibo. Learnt the knots for the tag line and stayed outside the drop zone. | 8 | Line work, Safety',
  'Nilichora upya mchoro wa njia moja wa kituo kwa mkono, ili kuujua. Fundi alisahihisha alama mbili. | 7 | Single-line diagrams',
]

/** Has just reported her arrival, which nobody has confirmed; her logs wait meanwhile. */
export const upendo: StudentStory = {
  student: 'upendo',
  industrialSupervisor: 'baraka',
  site: 'ubungo',
  startsAgo: 5,
  arrival: { note: 'Arrived today. My first placement was cancelled, so I start later than the others.', confirmed: false },
  bank: { weekdays: DAYS.map(entry) },
  lastLogAgo: 1,
  missing: [],
  usual: () => [],
  special: {},
}
