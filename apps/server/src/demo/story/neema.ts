import { ELECTRICAL } from '../log-bank/electrical.ts'
import { entry } from '../log-bank/entry.ts'
import { flagged, resubmitted, returned } from './steps.ts'
import { readInTime, type StudentStory } from './student-story.ts'

/** student@demo.ipt: on track, with one of everything. */
export const neema: StudentStory = {
  student: 'neema',
  industrialSupervisor: 'baraka',
  site: 'ubungo',
  startsAgo: 49,
  arrival: { note: 'Arrived at 07:40 and reported to the control room. Mr. Nyangasa showed me round.', confirmed: true },
  bank: ELECTRICAL,
  lastLogAgo: 1,
  missing: [20],
  usual: readInTime,
  weeks: [
    {
      summary:
        'First week: how the control room and the yard are laid out, and which permits are needed before anything is touched. I can read the single-line diagram of the substation now.',
      comment: 'A good start. Ask before you write a number down that you did not read yourself.',
    },
    {
      summary:
        'Cables and joints: how a joint is built up, and why it is tested before the trench is closed. I learnt to fill in the test sheet on my own.',
      comment: 'Careful hands. The test sheets are complete.',
    },
    {
      summary: 'Metering: reading, replacing and sealing meters, and what a tamper error looks like. One day I was ill.',
      comment: '',
    },
    {
      summary: 'Switchgear and earthing. I measured the earth resistance of a transformer and compared it with its limit of 5 Ω.',
      comment: 'She explained the method to the new trainee without help.',
    },
  ],
  leave: [
    {
      kind: 'SICK',
      fromAgo: 20,
      toAgo: 20,
      note: 'Fever since last night. I am at the Sinza clinic.',
      askedAgo: 20,
      granted: true,
    },
  ],
  special: {
    3: {
      entry: entry('Protection relay testing in the control room. Tested the relay and it was working well. | 8.5 | Protection relays'),
      steps: [returned('Which relay did you test, and what were the readings?')],
    },
    4: {
      entry: entry('Changed some connections in the panel with the technician. | 8 | Wiring'),
      steps: [
        returned('Which panel, and which connections? Add the number of the drawing.'),
        resubmitted(
          entry(
            'Changed three connections in marshalling panel MP-2 with Mr. Nyangasa, as in drawing PP-UB-214: the trip contacts of feeders F3, F5 and F6. Checked each with a continuity tester before and after. | 8 | Wiring, Drawing reading | testSheet "P-02 PANEL MP-2, N.M." Check sheet MP-2',
          ),
        ),
      ],
    },
    7: {
      entry: entry('Meter work at Sinza the whole day. | 8 | Metering'),
      steps: [
        returned('How many meters, and what was wrong with them? Add the seal numbers.'),
        resubmitted(
          entry(
            'Meter round at Sinza: read 17 meters and replaced 2 whose display was dead. The new seals, 40217 and 40218, are in the job book. | 8 | Metering, Record keeping',
          ),
        ),
        { kind: 'verify' },
      ],
    },
    10: {
      entry: entry(
        'Cleaned and greased the earthing switch of feeder F4 under permit 0598. Closed and opened it five times by hand; the blades meet evenly now. | 8 | Switchgear, Permit to work | switchgearBay "F8" Earthing switch F4',
      ),
      steps: flagged('The photo shows bay F8, the text speaks of F4. Which bay was it?'),
    },
    16: {
      entry: entry('Voltage measurements along the Kimara line. | 8 | Metering'),
      steps: [
        returned('At which poles, and what did you read?'),
        resubmitted(
          entry(
            'Voltage along the Kimara line at 17:00: pole 4 229 V, pole 9 221 V, pole 15 212 V, pole 22 206 V. Plotted against the distance, it is a straight line. | 8 | Metering, Calculation',
          ),
        ),
        { kind: 'verify' },
        { kind: 'validate' },
      ],
    },
    27: {
      entry: entry('Checked the fence and the lamps of the yard with the guard. | 6 | Inspection'),
      steps: [
        ...flagged('By its own notice the site was closed on this day, and the guard has no entry.'),
        { kind: 'void', words: 'Eng. Mwakyusa confirms that the site was closed. The day does not count.' },
      ],
    },
  },
}
