import { CIVIL } from '../log-bank/civil.ts'
import { entry } from '../log-bank/entry.ts'
import { flagged, returned } from './steps.ts'
import { readInTime, type StudentStory } from './student-story.ts'

/** At the second host, with another supervisor: three of the last five days came back. */
export const zainab: StudentStory = {
  student: 'zainab',
  industrialSupervisor: 'asha',
  site: 'kimara',
  startsAgo: 49,
  arrival: { note: 'Nimefika kwenye ofisi ya mradi Kimara na kupokelewa na mhandisi wa eneo.', confirmed: true },
  bank: CIVIL,
  lastLogAgo: 1,
  missing: [24],
  usual: (daysAgo) => (daysAgo === 1 ? [] : readInTime(daysAgo + 1)),
  weeks: [
    {
      summary: 'Wiki ya kwanza: nimejifunza kusoma michoro ya barabara na kupima kiwango cha ardhi kwa kutumia vigingi.',
      comment: 'Ameanza vizuri. Aendelee kuandika vipimo papo hapo.',
    },
    { summary: 'Nimeshiriki kupima mteremko wa zege na kuandika matokeo kwenye fomu ya maabara.', comment: '' },
  ],
  special: {
    2: {
      entry: entry('Levels on the embankment. | 8 | Surveying'),
      steps: [returned('From which chainage to which, and how large was the closing error?')],
    },
    4: {
      entry: entry('Concrete work at the wall. Everything went well. | 8.5 | Concrete'),
      steps: [returned('How many cubic metres, and what was the slump?')],
    },
    5: {
      entry: entry('Nilisaidia kazi za nondo. | 8 | Reinforcement'),
      steps: [returned('Za sehemu gani? Andika kipenyo na nafasi kati ya nondo.')],
    },
    11: {
      entry: entry('Density test of the backfill at one point, 93 %. Continued with the next layer. | 8 | Soil testing, Earthworks'),
      steps: flagged('The specification asks for 95 %. Was the next layer really put on 93 %, and who allowed it?'),
    },
    18: {
      entry: entry(
        'Concrete for the wing walls: nine trucks, 54 m³, from 07:10 to 15:30. Slump 70 to 90 mm, one cube a truck. | 9 | Concrete, Record keeping',
      ),
      steps: [
        ...flagged('Nine trucks are written here, the plant’s list has seven.'),
        { kind: 'clearFlag', words: 'Two of the trucks came from the second plant. Eng. Mrisho sent both lists; they agree.' },
        { kind: 'validate' },
      ],
    },
  },
}
