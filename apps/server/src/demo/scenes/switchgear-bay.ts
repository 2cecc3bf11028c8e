import { lettering, widthOf } from './lettering.ts'
import type { Scene } from './photo.ts'
import { box, disc, glow, gradient, line, oval, shadow, shape, times } from './shapes.ts'

/** A row of medium-voltage cubicles; the middle one carries the label. */
export const switchgearBay: Scene = (chance, label) => {
  const middle = Number(/\d+/.exec(label)?.[0] ?? 4)
  const paint = chance.pick([
    ['#9aa1a0', '#c3c8c4', '#aab0ad', '#858c8b'],
    ['#a9a38f', '#cfc9b6', '#b5ae9b', '#8f8976'],
    ['#8d969a', '#bcc4c6', '#a0a9ac', '#7b8487'],
  ] as const)
  const closed = chance.next() < 0.5
  const cubicle = (index: number): string => {
    const x = -70 + index * 330
    const name = index === 2 ? label : `F${middle + index - 2}`
    return `
      ${box(x, 90, 326, 650, 'url(#panel)')}
      ${box(x, 90, 4, 650, '#e8ebe8', 'fill-opacity="0.5"')}${box(x + 318, 90, 8, 650, '#3c4142', 'fill-opacity="0.75"')}
      ${box(x + 24, 112, 278, 150, 'url(#inset)', 'rx="4"')}
      ${times(3, (meter) => dial(x + 70 + meter * 93, 188, 36, chance.between(-60, 30)))}
      ${box(x + 163 - widthOf(name, 26) / 2 - 16, 282, widthOf(name, 26) + 32, 44, '#f3f1e6', 'rx="3"')}
      ${lettering(name, x + 163 - widthOf(name, 26) / 2, 317, { colour: '#23282b', size: 26 })}
      ${lamp(x + 66, 372, closed ? '#ff4433' : '#5c1d18', closed && 'red')}${lamp(x + 126, 372, closed ? '#1d4a2a' : '#43e06c', !closed && 'green')}${lamp(x + 186, 372, '#d8a637')}
      ${box(x + 228, 346, 54, 54, '#22282b', 'rx="27"')}${box(x + 250, 340, 11, 50, '#0e1112', `rx="4" transform="rotate(${closed ? 45 : -20} ${x + 255} 373)"`)}
      ${box(x + 24, 424, 278, 290, 'url(#door)', 'rx="3" stroke="#5d6464" stroke-width="3"')}
      ${box(x + 40, 440, 246, 258, 'none', 'stroke="#e8ece9" stroke-opacity="0.35" stroke-width="3"')}
      ${shape(`M${x + 163} 478 l44 76 h-88 z`, '#f2c230', 'stroke="#1f2222" stroke-width="5" stroke-linejoin="round"')}
      ${shape(`M${x + 166} 500 l-16 28 h13 l-7 20 22 -28 h-13 l9 -20 z`, '#1f2222')}
      ${box(x + 262, 560, 18, 74, '#2d3436', 'rx="6"')}${box(x + 266, 566, 5, 60, '#8b9496', 'rx="2"')}
      ${times(6, (slit) => box(x + 76, 612 + slit * 13, 150, 5, '#555c5c', 'rx="2"'))}`
  }
  return `<defs>
      ${gradient('wall', ['#6f7369', '#a7aa9b'])}${gradient('panel', [paint[1], paint[2], paint[3]])}${gradient('door', [paint[2], paint[1], paint[0]])}
      ${gradient('inset', ['#6d7574', '#8d9594'])}${gradient('floor', ['#5c5a52', '#8c877a', '#6f6a5f'])}${glow('tube', ['#fffbe8', '#fffbe800'])}
      ${glow('mirror', [`${paint[1]}66`, `${paint[1]}00`])}${glow('red', ['#ff4433aa', '#ff443300'])}${glow('green', ['#43e06caa', '#43e06c00'])}</defs>
    ${box(-60, -60, 1320, 240, 'url(#wall)')}
    ${box(-60, 30, 1320, 34, '#6a5f45')}${times(5, (pipe) => line(`M-60 ${8 + pipe * 9} H1260`, '#41413c', 5, 'stroke-opacity="0.8"'))}
    ${box(-60, 730, 1320, 230, 'url(#floor)')}
    ${shadow(-60, 738, 1320, 14, 26, 0.6)}
    ${times(4, cubicle)}
    ${box(-60, 712, 1320, 30, '#353a3a')}
    ${times(4, (index) => oval(93 + index * 330, 850, 190, 100, 'url(#mirror)'))}
    ${shape('M-60 850 L1260 800 V830 L-60 884 Z', '#d4b02c', 'fill-opacity="0.75"')}
    ${oval(chance.whole(300, 900), 10, 420, 150, 'url(#tube)', 'fill-opacity="0.75"')}
    ${shape('M120 90 L300 90 L180 740 L0 740 Z', '#fff', 'fill-opacity="0.06"')}${shape('M150 90 L270 90 L150 740 L30 740 Z', '#fff', 'fill-opacity="0.06"')}`
}

const dial = (cx: number, cy: number, r: number, angle: number): string => `
  ${box(cx - r - 4, cy - r - 4, 2 * r + 8, 2 * r + 8, '#14181a', 'rx="6"')}${box(cx - r + 2, cy - r + 2, 2 * r - 4, 2 * r - 4, '#f3f1e7', 'rx="4"')}
  ${times(9, (tick) => line(`M${cx} ${cy - r + 10} v7`, '#333', 2, `transform="rotate(${-60 + tick * 15} ${cx} ${cy + 20})"`))}
  ${line(`M${cx} ${cy + 20} V${cy - r + 14}`, '#b3261e', 3, `transform="rotate(${angle.toFixed(0)} ${cx} ${cy + 20})"`)}
  ${box(cx - r + 2, cy + 16, 2 * r - 4, r - 18, '#d9d6c8')}${shape(`M${cx - r + 4} ${cy - r + 4} h30 l-36 52 z`, '#fff', 'fill-opacity="0.4"')}`

const lamp = (cx: number, cy: number, colour: string, lit: string | false = false): string =>
  `${disc(cx, cy, 21, '#3a4042')}${disc(cx, cy, 16, colour)}${lit ? disc(cx, cy, 62, `url(#${lit})`) : ''}${disc(cx - 5, cy - 6, 4, '#fff', 'fill-opacity="0.6"')}`
