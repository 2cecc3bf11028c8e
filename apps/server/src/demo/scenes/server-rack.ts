import type { Chance } from '../chance.ts'
import { lettering, widthOf } from './lettering.ts'
import type { Scene } from './photo.ts'
import { box, disc, glow, gradient, line, shadow, shape, softLine, times } from './shapes.ts'

const CORDS = ['#2f6fd0', '#e0b325', '#38a04a', '#c53b34', '#d7d9da', '#ea7d27']

/** An open rack: patch panels, switches, servers; the label is on its top: "RACK B2". */
export const serverRack: Scene = (chance, label) => `<defs>
    ${gradient('room', ['#252d36', '#3a444e'])}${gradient('rail', ['#2a2d30', '#5b6166', '#2a2d30'], true)}${gradient('unit', ['#3a3f44', '#1f2225'])}${gradient('silver', ['#a9b0b5', '#737a7f'])}
    ${glow('led', ['#7dffb0', '#7dffb000'])}${glow('amber', ['#ffc05c', '#ffc05c00'])}${glow('aisle', ['#9cc4ff66', '#9cc4ff00'])}</defs>
  ${box(-60, -60, 1320, 1020, 'url(#room)')}<ellipse cx="80" cy="320" rx="360" ry="560" fill="url(#aisle)"/>
  ${box(-60, -60, 220, 1020, '#171b1f')}${times(28, (slit) => box(-40, 20 + slit * 32, 180, 12, '#0e1114', 'rx="5"'))}${times(9, () => disc(chance.whole(20, 130), chance.whole(40, 860), 3, chance.pick(['#58e08f', '#4aa3ff'])))}
  ${shadow(214, -40, 800, 980, 40, 0.7)}${box(200, -60, 820, 1020, '#0d0f11')}${box(200, -60, 46, 1020, 'url(#rail)')}${box(974, -60, 46, 1020, 'url(#rail)')}
  ${times(32, (hole) => `${box(216, 24 + hole * 29, 12, 12, '#08090a', 'rx="2"')}${box(992, 24 + hole * 29, 12, 12, '#08090a', 'rx="2"')}`)}
  ${box(480, 44, 260, 48, '#eceae0', 'rx="4"')}${lettering(label, 610 - widthOf(label, 24) / 2, 80, { colour: '#20262b', size: 24 })}
  ${panel(110)}${networkSwitch(chance, 202)}${panel(300)}${networkSwitch(chance, 392)}
  ${times(4, (index) => server(chance, 500 + index * 92))}
  ${box(262, 872, 696, 90, 'url(#unit)', 'rx="4"')}${lettering('UPS', 300, 928, { colour: '#d6dadc', size: 24 })}${box(430, 892, 150, 46, '#0b2b45')}${lettering('100 %', 446, 926, { colour: '#6cc6ff', size: 20 })}
  ${times(15, (index) => cord(chance, index))}
  ${shape('M262 96 H420 L300 880 H262 Z', '#fff', 'fill-opacity="0.035"')}`

const panel = (y: number): string => `
  ${box(262, y, 696, 62, 'url(#unit)', 'rx="3"')}${box(262, y, 696, 3, '#8b9297', 'fill-opacity="0.6"')}
  ${times(24, (port) => `${box(284 + port * 27.4, y + 24, 20, 20, '#050607', 'rx="2"')}${box(288 + port * 27.4, y + 27, 12, 3, '#c9a84a')}${box(284 + port * 27.4, y + 10, 20, 8, '#cfd3d4', 'fill-opacity="0.8"')}`)}`

const networkSwitch = (chance: Chance, y: number): string => `
  ${box(262, y, 696, 70, 'url(#silver)', 'rx="3"')}${box(262, y, 696, 4, '#dfe4e6')}
  ${times(24, (port) => `${box(284 + port * 26, y + 28, 19, 26, '#0c0e10', 'rx="2"')}${chance.next() < 0.7 ? `${disc(293 + port * 26, y + 20, 9, 'url(#led)')}${disc(293 + port * 26, y + 20, 3, '#58f09a')}` : disc(293 + port * 26, y + 20, 3, '#39434a')}`)}
  ${box(918, y + 18, 26, 38, '#16191b', 'rx="2"')}`

const server = (chance: Chance, y: number): string => `
  ${box(262, y, 696, 82, 'url(#unit)', 'rx="4"')}${box(262, y, 696, 3, '#9aa1a6', 'fill-opacity="0.5"')}
  ${times(8, (bay) => `${box(300 + bay * 66, y + 14, 60, 54, '#15181a', 'rx="3" stroke="#4b5257" stroke-width="2"')}${times(4, (slit) => box(308 + bay * 66, y + 24 + slit * 9, 34, 4, '#2f3539'))}${disc(352 + bay * 66, y + 58, 9, 'url(#led)')}${disc(352 + bay * 66, y + 58, 2.6, '#7dffb0')}`)}
  ${disc(862, y + 40, 13, '#23282c', 'stroke="#6a7176" stroke-width="3"')}${chance.next() < 0.25 ? `${disc(906, y + 40, 22, 'url(#amber)')}${disc(906, y + 40, 5, '#ffb443')}` : `${disc(906, y + 40, 16, 'url(#led)')}${disc(906, y + 40, 5, '#7dffb0')}`}`

/** From a port of a panel down to the switch below it. */
function cord(chance: Chance, index: number): string {
  const upper = index % 2 === 0
  const from = 294 + chance.whole(0, 23) * 27.4
  const to = 293 + chance.whole(0, 23) * 26
  const [top, bottom] = upper ? [134, 244] : [334, 434]
  const sag = chance.between(60, 190)
  const d = `M${from} ${top} C${from + chance.between(-30, 30)} ${top + sag} ${to + chance.between(-40, 40)} ${bottom + sag} ${to} ${bottom}`
  const colour = chance.pick(CORDS)
  return `${softLine(`${d}`, '#000', 5, 5, 0.3)}${line(d, colour, 9)}${line(d, '#fff', 2, 'stroke-opacity="0.35" transform="translate(-2 -1)"')}${box(from - 9, top - 12, 18, 24, colour, 'rx="3"')}${box(to - 9, bottom - 10, 18, 22, colour, 'rx="3"')}`
}
