import type { Chance } from '../chance.ts'
import { lettering, widthOf } from './lettering.ts'
import type { Scene } from './photo.ts'
import { box, gradient, line, shadow, shape, softly, times } from './shapes.ts'

/** What is drawn under a heading. */
const DIAGRAMS: Record<string, readonly string[]> = {
  'SCADA LAN': ['RTU', 'SWITCH', 'FIREWALL', 'SERVER', 'HMI'],
  'OUTAGE API': ['FORM', 'API', 'QUEUE', 'DB', 'REPORT'],
  'METER DATA': ['METER', 'MODEM', 'GATEWAY', 'MDM', 'BILLING'],
}

const MARKERS = ['#1b3f94', '#b3261e', '#1d6b3a', '#22262a']

/** A whiteboard after a meeting: boxes, arrows and a list. The label is its heading: "SCADA LAN". */
export const whiteboard: Scene = (chance, label) => {
  const [main, second] = chance.next() < 0.5 ? [MARKERS[0], MARKERS[1]] : [MARKERS[3], MARKERS[2]]
  const write = (text: string, x: number, y: number, size = 26, colour = main ?? '') =>
    lettering(text, x, y, { colour, size, width: size / 7, stray: 0.05, slant: 0.05, chance })
  const names = DIAGRAMS[label] ?? ['PLAN', 'ORDER', 'STORE', 'SITE', 'REPORT']
  const spots = [
    [170, 350],
    [420, 236],
    [690, 350],
    [1000, 240],
    [600, 540],
  ] as const
  const node = (index: number): string => {
    const [x, y] = spots[index] ?? [0, 0]
    const name = names[index] ?? ''
    const width = widthOf(name, 26) + 50
    return `${line(
      sketched(chance, [
        [x - width / 2, y - 40],
        [x + width / 2, y - 42],
        [x + width / 2 + 3, y + 38],
        [x - width / 2 - 2, y + 40],
        [x - width / 2, y - 44],
      ]),
      main ?? '',
      5,
    )}${write(name, x - widthOf(name, 26) / 2, y + 13)}`
  }
  const arrow = (from: number, to: number): string => {
    const [[fromX, fromY], [toX, toY]] = [spots[from] ?? [0, 0], spots[to] ?? [0, 0]]
    const angle = Math.atan2(toY - fromY, toX - fromX)
    /** How far from a box's middle its edge lies in that direction, and a little more. */
    const edge = (index: number) =>
      22 + Math.min((widthOf(names[index] ?? '', 26) / 2 + 25) / Math.abs(Math.cos(angle)), 42 / Math.abs(Math.sin(angle)))
    const [x1, y1, x2, y2] = [
      fromX + Math.cos(angle) * edge(from),
      fromY + Math.sin(angle) * edge(from),
      toX - Math.cos(angle) * edge(to),
      toY - Math.sin(angle) * edge(to),
    ]
    const head = [0.5, -0.5].map((turn) => `M${x2} ${y2} L${x2 - Math.cos(angle + turn) * 22} ${y2 - Math.sin(angle + turn) * 22}`).join('')
    return line(`M${x1} ${y1} L${x2} ${y2}${head}`, second ?? '', 5)
  }
  return `<defs>${gradient('wall', ['#c9c2b2', '#a89f8c'])}${gradient('board', ['#f8faf9', '#dfe4e4'])}${gradient('frame', ['#d4d8da', '#8c9397'])}</defs>
    ${box(-60, -60, 1320, 1020, 'url(#wall)')}${shadow(50, 60, 1110, 760, 26, 0.5)}
    ${box(34, 30, 1132, 770, 'url(#frame)', 'rx="10"')}${box(56, 52, 1088, 726, 'url(#board)')}
    ${times(9, () => shape(`M${chance.whole(80, 900)} ${chance.whole(80, 700)} q${chance.whole(80, 200)} -30 ${chance.whole(160, 260)} 20 q-90 34 -240 10 z`, chance.pick(MARKERS), 'fill-opacity="0.035"'))}
    ${write(label, 104, 150, 44)}${line(
      sketched(chance, [
        [100, 176],
        [130 + widthOf(label, 44), 170],
      ]),
      second ?? '',
      6,
    )}
    ${times(5, node)}${arrow(0, 1)}${arrow(1, 2)}${arrow(2, 3)}${arrow(2, 4)}
    ${write(chance.pick(['VLAN 20', '502/TCP']), 170, 236, 20, second)}${write(chance.pick(['VLAN 30', '2404/TCP']), 740, 230, 20, second)}
    ${['BACKUP FRIDAY', 'LABEL PORTS', 'TEST RESTORE'].map((todo, index) => `${box(112, 598 + index * 52, 24, 24, 'none', `stroke="${second}" stroke-width="4"`)}${write(todo, 156, 622 + index * 52, 24, MARKERS[2])}${index < 2 ? line(`M114 ${608 + index * 52} l10 12 22 -26`, second ?? '', 5) : ''}`).join('')}
    ${write('10.20.0.0/24', 780, 640, 26, MARKERS[1])}${write('GW = .1', 780, 690, 26, MARKERS[1])}
    ${softly(16, 0.3, (grown, more) => shape(`M${740 - grown} 52 H${960 + grown} L${760 + grown} 778 H${520 - grown} Z`, '#fff', more))}
    ${box(300, 792, 600, 30, 'url(#frame)', 'rx="6"')}${box(380, 774, 120, 20, '#1b3f94', 'rx="9"')}${box(520, 776, 116, 19, '#b3261e', 'rx="9"')}${box(700, 762, 110, 34, '#3a4045', 'rx="5"')}${box(700, 786, 110, 12, '#d9d6cc')}`
}

/** A line through the points as a hand draws it. */
const sketched = (chance: Chance, points: readonly (readonly [number, number])[]): string =>
  points
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${(x + chance.between(-5, 5)).toFixed(1)} ${(y + chance.between(-4, 4)).toFixed(1)}`)
    .join('')
