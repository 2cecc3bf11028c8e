import { lettering } from './lettering.ts'
import type { Scene } from './photo.ts'
import { box, disc, glow, gradient, line, oval, shadow, shape, softly, times } from './shapes.ts'

const COLOURS = ['#c9d4dc', '#7fc7ff', '#9be08d', '#f0c674', '#d7a6f0', '#8796a3']

/** A laptop on a desk, code on its screen; the label is the last line of the terminal: "24 PASSED". */
export const terminalScreen: Scene = (chance, label) => {
  const codeLine = (row: number): string => {
    const indent = [0, 1, 1, 2, 2, 3, 2, 1][row % 8] ?? 0
    let x = 340 + indent * 26
    return times(chance.whole(2, 5), () => {
      const width = chance.between(24, 110)
      const word = box(x, 132 + row * 24, width, 10, chance.pick(COLOURS), 'rx="4" fill-opacity="0.9"')
      x += width + 12
      return word
    })
  }
  return `<defs>${gradient('wall', ['#3c3a38', '#5a5650'])}${gradient('desk', ['#8f6d48', '#6c4f33'])}${gradient('lid', ['#b9c0c4', '#7d858a'])}${glow('shine', ['#9fd0ff55', '#9fd0ff00'])}${gradient('keys', ['#c3c9cc', '#9aa1a5'])}</defs>
    ${box(-60, -60, 1320, 700, 'url(#wall)')}${box(40, 60, 150, 210, '#d9cba6', 'fill-opacity="0.55"')}${times(5, (row) => line(`M58 ${100 + row * 34} h${chance.whole(60, 112)}`, '#6b5a34', 5, 'stroke-opacity="0.5"'))}${oval(600, 330, 760, 520, 'url(#shine)')}
    ${box(-60, 600, 1320, 360, 'url(#desk)')}${times(8, (grain) => line(`M-60 ${630 + grain * 40} Q600 ${624 + grain * 40 + chance.between(-14, 14)} 1260 ${636 + grain * 40}`, '#3b2917', 3, 'stroke-opacity="0.28"'))}
    ${shadow(214, 640, 780, 150, 36, 0.6)}
    ${box(226, 60, 760, 540, 'url(#lid)', 'rx="20"')}${box(244, 78, 724, 500, '#0b0e11', 'rx="10"')}${box(262, 98, 688, 462, '#161c22')}
    ${box(262, 98, 56, 462, '#10151a')}${times(5, (icon) => box(280, 118 + icon * 44, 20, 20, '#53616d', 'rx="5"'))}
    ${times(10, (row) => lettering(`${row + 31}`, 324, 142 + row * 24, { colour: '#3f4b55', size: 10 }))}${times(10, codeLine)}
    ${box(262, 388, 688, 172, '#0c1014')}${lettering('$ PNPM TEST', 288, 424, { colour: '#c9d4dc', size: 18 })}${times(2, (row) => box(288, 442 + row * 24, chance.between(220, 420), 9, '#53616d', 'rx="4"'))}
    ${lettering(label, 288, 524, { colour: /FAILED/.test(label) ? '#ff8078' : '#86e07a', size: 24 })}
    ${shape('M262 98 H520 L330 560 H262 Z', '#fff', 'fill-opacity="0.05"')}
    ${shape('M190 640 L226 598 H986 L1022 640 L1060 770 H150 Z', 'url(#lid)')}${shape('M236 620 H976 L1002 700 H210 Z', '#30363a')}
    ${times(4, (row) => times(14, (key) => box(232 - row * 5 + key * (53 + row * 0.7), 624 + row * 19, 46, 14, '#14181b', 'rx="3"')))}${shape('M500 708 H716 L724 762 H492 Z', 'url(#keys)')}
    ${softly(14, 0.5, (grown, more) => oval(1108, 706, 66 + grown, 16 + grown / 2, '#000', more))}${shape('M1050 560 H1160 L1148 706 Q1106 724 1062 706 Z', '#a8472f')}${oval(1105, 560, 55, 14, '#2a1a12')}${line('M1158 590 q50 20 -6 76', '#a8472f', 14)}
    ${disc(96, 740, 66, '#22272b')}${disc(96, 734, 62, '#2f363b')}${line('M158 734 C210 720 200 690 250 690', '#22272b', 6)}`
}
