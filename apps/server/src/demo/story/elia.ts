import { COMPUTER } from '../log-bank/computer.ts'
import { entry } from '../log-bank/entry.ts'
import { flagged, resubmitted, returned } from './steps.ts'
import { readInTime, type StudentStory } from './student-story.ts'

/** A flag to decide: one photo, two days. */
export const elia: StudentStory = {
  student: 'elia',
  industrialSupervisor: 'baraka',
  site: 'ubungo',
  startsAgo: 48,
  arrival: { note: 'Reported to the ICT office at Ubungo. My desk is beside the server room.', confirmed: true },
  bank: COMPUTER,
  lastLogAgo: 1,
  missing: [31],
  usual: readInTime,
  weeks: [
    {
      summary:
        'I know where everything stands in the server room, and who may go in. Learnt to label a cable so that the next person finds its other end.',
      comment: 'Reads before he asks. Good.',
    },
    {
      summary: 'Git, tickets and my first change on the outage page. My code was sent back twice; the third time it went in.',
      comment: '',
    },
  ],
  leave: [
    {
      kind: 'PERSONAL',
      fromAgo: -5,
      toAgo: -6,
      note: 'I have to sign for my last modules at the university, in person.',
      askedAgo: 1,
      granted: false,
    },
  ],
  special: {
    5: {
      entry: entry('Worked on the SCADA network. | 8 | Networking'),
      steps: [
        returned('What did you do on it, and who was with you? Nobody works there alone.'),
        resubmitted(
          entry(
            'With Ms. Shayo: moved the two spare RTUs to VLAN 30 and wrote their addresses in the plan. Pinged both from the front end, 4 ms. | 8 | Networking, SCADA',
          ),
        ),
        { kind: 'verify' },
      ],
    },
    9: {
      entry: entry(
        'Replaced the second fan tray of the switch in rack B3 and cleaned its filter. Inlet 27 °C before, 22 °C after. | 8 | Data centre, Hardware | serverRack "RACK B3" Fan tray B3',
      ),
      steps: flagged('This is the photo of a week before, byte for byte. What was done on this day?', 6),
    },
    13: {
      entry: entry('Pulled and labelled 12 cables from the billing hall to the server room. | 9 | Cabling'),
      steps: [
        ...flagged('Nine hours, but the gate book has Elia leaving at 13:10.'),
        { kind: 'sendBack', words: 'Put in the hours that the gate book shows, or say where you went on working.' },
      ],
    },
    16: {
      entry: entry(
        'Replaced a noisy fan tray of the switch in rack B3. Copied the settings first, for the case that it did not come back. | 8 | Data centre, Hardware | serverRack "RACK B3" Fan tray B3',
      ),
    },
    22: {
      entry: entry('Visited the Kibaha office to look at their network. | 7 | Networking'),
      steps: [
        ...flagged('The Kibaha office knows of no visit.'),
        {
          kind: 'void',
          words: 'Elia says that the visit was put off and the log written before. It is void; the day is open for what was done instead.',
        },
      ],
    },
  },
}
