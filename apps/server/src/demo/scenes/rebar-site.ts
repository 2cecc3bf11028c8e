import { lettering, widthOf } from './lettering.ts'
import type { Scene } from './photo.ts'
import { box, clouds, disc, gradient, line, shadow, shape, times } from './shapes.ts'

/** A slab ready for pouring: two layers of mesh, starter bars, shuttering; the label is painted on the board: "AXIS C". */
export const rebarSite: Scene = (chance, label) => {
  const horizon = 318
  /** From the slab's grid to the picture: u across from -1 to 1, v from 0 far away to 1 at the feet. */
  const at = (u: number, v: number, lift = 0): [number, number] => {
    const near = 1 / (1.06 - v * 0.8)
    return [600 + u * 330 * near, horizon + 62 * near * near * 0.9 + v * 150 - lift * near]
  }
  const bar = (from: [number, number], to: [number, number], width: number, colour: string): string =>
    `${line(`M${from[0]} ${from[1] + width * 1.4} L${to[0]} ${to[1] + width * 1.4}`, '#1e1712', width, 'stroke-opacity="0.35"')}${line(`M${from[0]} ${from[1]} L${to[0]} ${to[1]}`, colour, width)}${line(`M${from[0]} ${from[1] - width * 0.25} L${to[0]} ${to[1] - width * 0.25}`, '#e6b98e', width * 0.25, 'stroke-opacity="0.5"')}`
  const mesh = (lift: number, colour: string): string =>
    times(15, (index) => bar(at(-1.5 + index * 0.214, 0.02, lift), at(-1.5 + index * 0.214, 1.02, lift), 6.5, colour)) +
    times(12, (index) => bar(at(-1.55, index / 11, lift), at(1.55, index / 11, lift), 2.5 + index * 0.55, colour))
  const starter = (u: number, v: number): string => {
    const scale = 1 / (1.06 - v * 0.8)
    const [x, y] = at(u, v)
    return (
      times(4, (index) => {
        const left = x + (index - 1.5) * 15 * scale
        return `${line(`M${left} ${y} V${y - 150 * scale}`, '#8a4f30', 4.6 * scale)}${line(`M${left - 1} ${y} V${y - 150 * scale}`, '#c98a5e', 1.2 * scale)}${box(left - 4.2 * scale, y - 160 * scale, 8.4 * scale, 14 * scale, '#e87722', `rx="${3 * scale}"`)}`
      }) + times(4, (tie) => line(`M${x - 27 * scale} ${y - (24 + tie * 27) * scale} h${54 * scale}`, '#7a4428', 3 * scale))
    )
  }
  return `<defs>${gradient('sky', ['#7fa9cf', '#bcd3e0', '#f0e4cb'])}${gradient('blinding', ['#b9b2a4', '#8f897d'])}${gradient('board', ['#c79a5c', '#9d7440'])}${gradient('tower', ['#b7a58e', '#8e7d68'], true)}</defs>
    ${box(-60, -60, 1320, 480, 'url(#sky)')}${clouds(chance)}
    ${shape('M-60 330 C160 250 300 310 480 290 S900 300 1260 262 V360 H-60 Z', '#7d8a68')}
    ${box(742, 60, 280, 290, 'url(#tower)')}${times(12, (hole) => box(768 + (hole % 4) * 64, 84 + Math.floor(hole / 4) * 88, 40, 58, '#4b443b'))}${times(4, (floor) => box(730, 56 + floor * 88, 304, 12, '#9a8a75'))}
    ${times(9, (pole) => line(`M${726 + pole * 39} 40 V350`, '#6e5a3d', 4, 'stroke-opacity="0.8"'))}${times(4, (level) => line(`M716 ${110 + level * 62} H1050`, '#6e5a3d', 4, 'stroke-opacity="0.8"'))}
    ${line('M180 340 V20 M120 40 H420 M180 20 L420 40 M400 42 V150', '#d9a514', 6)}${box(392, 150, 18, 12, '#333')}
    ${box(-60, 344, 1320, 40, '#9a7f57')}
    ${shape('M-60 372 H1260 V960 H-60 Z', 'url(#blinding)')}
    ${mesh(0, '#7d4529')}${mesh(24, '#9c5a37')}
    ${times(26, () => {
      const [x, y] = at(chance.between(-1.4, 1.4), chance.between(0.1, 0.9))
      return box(x - 12, y - 8, 24, 15, '#8f8b83', 'rx="2"')
    })}
    ${starter(-0.82, 0.22)}${starter(0.12, 0.22)}${starter(1.02, 0.24)}${starter(-0.95, 0.66)}${starter(0.86, 0.66)}
    ${shadow(-60, 772, 1320, 40, 18, 0.5)}${shape('M-60 766 L1260 742 V960 H-60 Z', 'url(#board)')}${times(8, (grain) => line(`M-60 ${786 + grain * 20} L1260 ${762 + grain * 20}`, '#6f4f26', 2, 'stroke-opacity="0.4"'))}
    ${disc(320, 800, 7, '#514b44')}${disc(900, 790, 7, '#514b44')}${lettering(label, 600 - widthOf(label, 44) / 2, 832, { colour: '#c22a1f', size: 44, width: 8, stray: 0.04, chance })}`
}
