import { entry } from '../log-bank/entry.ts'
import { MECHANICAL } from '../log-bank/mechanical.ts'
import { returned, VALIDATED, VERIFIED } from './steps.ts'
import type { StudentStory } from './student-story.ts'

/** Days without a log, and none at all for more than a week. */
export const juma: StudentStory = {
  student: 'juma',
  industrialSupervisor: 'baraka',
  site: 'kurasini',
  startsAgo: 47,
  arrival: { note: 'Nimefika karakana ya Kurasini saa moja na nusu asubuhi.', confirmed: true },
  bank: MECHANICAL,
  lastLogAgo: 9,
  missing: [44, 39, 38, 33, 32, 26, 25, 19, 18, 14, 13],
  usual: (daysAgo) => (daysAgo <= 15 ? VERIFIED : VALIDATED),
  special: {
    9: {
      entry: entry(
        'Closed the gearbox again with new gaskets and filled 11 litres of oil. Turned it by hand: no noise, no play. | 8 | Gearboxes, Maintenance',
      ),
    },
    11: {
      entry: entry('Maintenance of the pumps. | 8 | Pumps, Maintenance'),
      steps: [returned('Which pumps, and what was done to each?')],
    },
  },
}
