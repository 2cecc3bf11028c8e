import { lettering, widthOf } from './lettering.ts'
import type { Scene } from './photo.ts'
import { box, clouds, disc, gradient, line, oval, shadow, shape, softly, times } from './shapes.ts'

/** A power transformer on its plinth in a gravel yard; the label is on its plate: "T2 15 MVA". */
export const transformerYard: Scene = (chance, label) => {
  const tank = chance.pick([
    ['#9aa59d', '#7c887f', '#5d6861'],
    ['#a3a9ad', '#868d92', '#656c71'],
  ])
  const bushing = (x: number, y: number, tall: number): string => `
    ${line(`M${x} ${y - tall} C${x - 20} ${y - tall - 90} ${x - 120} ${y - tall - 130} ${x - 240} -70`, '#4a4d4f', 5)}
    ${times(9, (shed) => oval(x, y - (shed * tall) / 9, 25 - shed * 1.2, 9, shed % 2 ? '#7a3b22' : '#95502f'))}${times(9, (shed) => oval(x - 7, y - 2 - (shed * tall) / 9, 8, 3, '#d99a74', 'fill-opacity="0.6"'))}
    ${box(x - 6, y - tall - 14, 12, 22, '#b7bcbe', 'rx="3"')}${oval(x, y + 6, 32, 11, tank[2] ?? '')}`
  const fins = (from: number, count: number): string =>
    times(
      count,
      (fin) =>
        `${box(from + fin * 25, 440, 17, 258, 'url(#fin)', 'rx="8"')}${box(from + fin * 25 + 3, 446, 4, 244, '#e3e9e4', 'fill-opacity="0.35" rx="2"')}`,
    )
  return `<defs>${gradient('sky', ['#7ea8cc', '#bdd5e2', '#efe6d2'])}${gradient('gravel', ['#a79f92', '#837b6f', '#6b6459'])}${gradient('tank', tank, true)}${gradient('fin', [tank[0] ?? '', tank[2] ?? ''], true)}${gradient('plinth', ['#b8b2a6', '#8d877c'])}${gradient('drum', ['#c3cac5', tank[1] ?? '', tank[2] ?? ''])}</defs>
    ${box(-60, -60, 1320, 660, 'url(#sky)')}${clouds(chance)}
    ${shape('M-60 520 C200 470 420 510 640 486 S1040 506 1260 470 V600 H-60 Z', '#71835e')}
    ${times(3, (tower) => line(`M${70 + tower * 520} 540 V90 M${20 + tower * 520} 120 H${120 + tower * 520} M${30 + tower * 520} 190 H${110 + tower * 520} M${54 + tower * 520} 540 L${86 + tower * 520} 420 L${54 + tower * 520} 300 L${86 + tower * 520} 180`, '#6d7377', 6, 'stroke-opacity="0.85"'))}
    ${times(3, (wire) => line(`M-60 ${104 + wire * 36} Q330 ${190 + wire * 36} 590 ${118 + wire * 36} T1260 ${90 + wire * 40}`, '#4a4d4f', 2.5))}
    ${box(-60, 560, 1320, 420, 'url(#gravel)')}${times(260, () => oval(chance.between(-50, 1250), chance.between(574, 940), chance.between(2, 8), chance.between(1.5, 5), chance.pick(['#c6beb0', '#5c554b', '#948b7d', '#7c7468']), 'fill-opacity="0.7"'))}
    ${softly(40, 0.55, (grown, more) => oval(640, 800, 430 + grown, 46 + grown / 3, '#000', more))}
    ${shape('M230 740 H1010 L1040 800 H200 Z', '#c9c3b7')}${box(200, 800, 840, 52, 'url(#plinth)')}
    ${bushing(500, 330, 150)}${bushing(620, 330, 150)}${bushing(740, 330, 150)}
    ${box(350, 250, 140, 66, 'url(#drum)', 'rx="32"')}${disc(372, 283, 22, '#f2f0e6')}${line('M372 283 l10 -14', '#b3261e', 3)}${line('M420 316 V352', '#6b736e', 14)}
    ${box(380, 344, 500, 26, tank[2] ?? '', 'rx="4"')}${box(396, 366, 468, 374, 'url(#tank)')}${times(16, (bolt) => disc(396 + bolt * 31, 357, 5, '#4c5550'))}
    ${fins(236, 6)}${fins(874, 6)}${box(222, 446, 200, 12, tank[2] ?? '')}${box(222, 680, 200, 12, tank[2] ?? '')}${box(862, 446, 176, 12, tank[2] ?? '')}${box(862, 680, 176, 12, tank[2] ?? '')}
    ${shadow(548, 470, 180, 110, 6, 0.35)}${box(544, 464, 184, 112, '#d9dcd6', 'rx="4"')}${lettering(label, 636 - widthOf(label, 19) / 2, 500, { colour: '#2b3032', size: 19 })}${times(5, (row) => line(`M566 ${520 + row * 11} h${chance.whole(60, 140)}`, '#6a7072', 3))}
    ${shape('M470 470 l34 58 h-68 z', '#f2c230', 'stroke="#1f2222" stroke-width="5" stroke-linejoin="round"')}${shape('M472 488 l-12 20 h10 l-5 16 17 -22 h-10 l7 -14 z', '#1f2222')}
    ${box(770, 520, 76, 130, '#7d8681', 'rx="4"')}${disc(808, 550, 17, '#f2f0e6')}${line('M808 550 l-8 -11', '#b3261e', 3)}${line('M846 700 C900 720 900 780 960 800', '#22262a', 12)}
    ${times(17, (post) => line(`M${-40 + post * 80} 876 V960`, '#c7ccce', 7))}${line('M-60 884 H1260', '#c7ccce', 7)}${times(36, (mesh) => line(`M${-60 + mesh * 40} 884 l76 76 M${20 + mesh * 40} 884 l-76 76`, '#b4babd', 2, 'stroke-opacity="0.8"'))}`
}
