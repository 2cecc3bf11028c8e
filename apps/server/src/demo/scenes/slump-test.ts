import { lettering } from './lettering.ts'
import type { Scene } from './photo.ts'
import { box, disc, gradient, line, oval, shape, softly, times } from './shapes.ts'

/** A slump test: the cone beside the concrete, and the rule that measures it; the label is the slump in millimetres: "75". */
export const slumpTest: Scene = (chance, label) => {
  const drop = Number(label) * 1.25
  const top = 330 + drop
  const lump = (): string => {
    const [angle, out, down] = [chance.between(0, Math.PI * 2), Math.sqrt(chance.next()), chance.next()]
    const half = 86 + down * 128
    return disc(
      430 + Math.cos(angle) * half * out,
      top + 18 + down * (660 - top) + Math.sin(angle) * 14,
      chance.between(3, 11),
      chance.pick(['#7d7a73', '#a9a59b', '#65625c', '#b9b4a8', '#8a8479']),
      'fill-opacity="0.85"',
    )
  }
  return `<defs>${gradient('yard', ['#b79d74', '#96805c', '#7b6848'])}${gradient('plate', ['#8d959a', '#bcc4c8', '#7a8287'])}${gradient('mix', ['#6d6a63', '#9d998f', '#7d7972', '#55524c'], true)}${gradient('cone', ['#5f676c', '#dfe4e7', '#9aa2a7', '#4f575b'], true)}${gradient('rod', ['#f0f3f4', '#7f878b'])}</defs>
    ${box(-60, -60, 1320, 1020, 'url(#yard)')}
    ${softly(20, 0.7, (grown, more) => shape(`M-60 -60 H1260 V${150 + grown} C900 ${190 + grown} 400 ${120 + grown} -60 ${170 + grown} Z`, '#6d7a58', more))}
    ${times(4, (bag) => box(720 + bag * 104, 92 - (bag % 2) * 30, 116, 74, chance.pick(['#d8d2c2', '#c9c1ad']), 'rx="22" fill-opacity="0.9"'))}
    ${times(240, () => oval(chance.between(-50, 1250), chance.between(200, 940), chance.between(2, 9), chance.between(1.5, 5), chance.pick(['#cdb488', '#5e4f35', '#8f7a55', '#6f6a60']), 'fill-opacity="0.65"'))}
    ${softly(26, 0.5, (grown, more) => shape(`M${90 - grown} ${640 - grown} L${860 + grown} ${600 - grown} L${980 + grown} ${800 + grown} L${40 - grown} ${840 + grown} Z`, '#000', more))}
    ${shape('M90 630 L860 590 L970 780 L40 826 Z', 'url(#plate)')}${shape('M40 826 L970 780 V796 L40 844 Z', '#4f575b')}${times(14, () => oval(chance.between(120, 880), chance.between(660, 790), chance.between(4, 22), chance.between(2, 7), '#85817a', 'fill-opacity="0.7"'))}
    ${softly(30, 0.5, (grown, more) => oval(450, 716, 236 + grown, 44 + grown / 2, '#000', more))}
    ${shape(`M${430 - 92} ${top + 8} C${430 - 150} ${top + 120} ${430 - 206} 600 ${430 - 226} 690 C${430 - 120} 744 ${430 + 130} 744 ${430 + 222} 690 C${430 + 200} 590 ${430 + 130} ${top + 110} ${430 + 96} ${top} Z`, 'url(#mix)')}
    ${oval(432, top + 4, 96, 25, '#a8a49a')}${times(170, lump)}
    ${softly(24, 0.5, (grown, more) => oval(760, 712, 176 + grown, 40 + grown / 2, '#000', more))}
    ${shape('M664 330 L600 690 C650 730 860 730 912 690 L846 330 Z', 'url(#cone)')}${oval(755, 330, 91, 24, '#3a4145')}${oval(755, 334, 78, 18, '#1d2224')}
    ${line('M640 470 q-60 20 -14 80', '#697176', 16)}${line('M872 470 q60 20 14 80', '#697176', 16)}${times(8, () => oval(chance.between(650, 860), chance.between(420, 660), chance.between(4, 14), chance.between(6, 20), '#86827a', 'fill-opacity="0.6"'))}
    ${box(300, 306, 560, 17, 'url(#rod)', 'rx="8" transform="rotate(-0.6 560 314)"')}
    ${box(404, 318, 46, top - 300, '#e9cf5c')}${times(Math.floor((top - 318) / 9), (mark) => line(`M404 ${324 + mark * 9} h${mark % 5 ? 12 : 24}`, '#3a3413', 2))}
    <g transform="rotate(-8 180 250)">${box(60, 190, 250, 92, '#f4f1e4', 'rx="4"')}${lettering(`${label} MM`, 84, 254, { colour: '#1d3a8a', size: 34, width: 5, stray: 0.06, chance })}</g>`
}
