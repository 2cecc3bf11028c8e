import { lettering, sevenSegments, widthOf } from './lettering.ts'
import type { Scene } from './photo.ts'
import { box, disc, gradient, line, shadow, shape, softLine, times } from './shapes.ts'

/** A hand-held insulation tester on a bench, its display showing the label: "4.82 GΩ". */
export const insulationTester: Scene = (chance, label) => {
  const [reading = '', unit = ''] = label.split(' ')
  const body = chance.pick([
    ['#e0a320', '#b97f10'],
    ['#c9432b', '#97301d'],
    ['#d9b62c', '#a98a17'],
  ])
  const turned = chance.between(-70, 70)
  const tilt = chance.between(-9, 9)
  const wood = chance.next() < 0.5
  return `<defs>
      ${gradient('bench', wood ? ['#7b5a3c', '#9b7650', '#846243'] : ['#7c858a', '#9aa3a7', '#848d92'])}${gradient('case', body, true)}
      ${gradient('screen', ['#b9c6a4', '#cbd6b6'])}${gradient('steel', ['#dfe3e5', '#8d9498', '#c6cbce'])}</defs>
    ${box(-60, -60, 1320, 1020, 'url(#bench)')}
    ${times(14, (grain) => line(`M-60 ${20 + grain * 70 + chance.between(-20, 20)} C300 ${grain * 70} 800 ${60 + grain * 70} 1260 ${30 + grain * 70}`, '#2b2119', chance.between(1, 4), `stroke-opacity="${wood ? 0.28 : 0.08}"`))}
    ${box(880, -80, 420, 330, '#d9d8d2', 'transform="rotate(9 1000 80)"')}
    ${times(7, (row) => line(`M930 ${20 + row * 30} h${chance.whole(120, 260)}`, '#4a5568', 4, 'stroke-opacity="0.45" transform="rotate(9 1000 80)"'))}
    <g transform="rotate(${tilt.toFixed(1)} 600 450)">
      ${softLine('M476 214 C432 64 232 84 132 -30', '#000', 8, 14, 0.4)}
      ${line('M470 180 C420 30 220 50 120 -60', '#1c1d1f', 17)}${line('M466 174 C416 26 222 44 122 -64', '#6b6e72', 4, 'stroke-opacity="0.6"')}
      ${line('M720 180 C760 40 900 120 1010 40 S1180 -20 1260 40', '#a81f17', 17)}${line('M720 172 C760 34 902 112 1012 32', '#f08a80', 4, 'stroke-opacity="0.6"')}
      ${shadow(384, 200, 446, 620, 30, 0.62)}
      ${box(360, 160, 460, 640, 'url(#case)', 'rx="48"')}${box(360, 160, 460, 640, 'none', 'rx="48" stroke="#fff" stroke-opacity="0.22" stroke-width="7"')}
      ${box(394, 196, 392, 568, '#33383b', 'rx="28"')}
      ${box(424, 226, 332, 196, '#15191a', 'rx="14"')}${box(438, 240, 304, 168, 'url(#screen)', 'rx="6"')}
      ${sevenSegments(reading, 600 - reading.replace('.', '').length * 34, 276, 92, '#20281e')}
      ${lettering(unit, 734 - widthOf(unit, 26), 396, { colour: '#20281e', size: 26 })}
      ${lettering('1000 V', 452, 268, { colour: '#20281e', size: 16 })}${times(22, (bar) => box(456 + bar * 8, 388, 5, bar % 5 ? 8 : 14, '#20281e', `fill-opacity="${bar < 15 ? 0.9 : 0.15}"`))}
      ${disc(590, 580, 104, '#1d2123')}${disc(590, 580, 88, '#43494d')}${disc(582, 572, 78, '#545b60')}
      ${times(9, (tick) => box(588, 458, 4, 12, '#f1efe4', `transform="rotate(${-80 + tick * 20} 590 580)"`))}
      ${box(580, 494, 20, 92, '#e9e7dc', `rx="8" transform="rotate(${turned.toFixed(0)} 590 580)"`)}
      ${box(452, 690, 118, 50, '#d83a2b', 'rx="12"')}${lettering('TEST', 474, 724, { colour: '#fff', size: 22 })}${box(612, 690, 118, 50, '#5a6166', 'rx="12"')}${lettering('HOLD', 634, 724, { colour: '#e6e6e0', size: 22 })}
      ${disc(470, 186, 17, 'url(#steel)')}${disc(470, 186, 8, '#111')}${disc(720, 186, 17, 'url(#steel)')}${disc(720, 186, 8, '#7d120c')}
      ${shape('M438 240 h150 l-110 168 h-40 z', '#fff', 'fill-opacity="0.2"')}${shape('M372 220 q0 -48 48 -50 h90 q-110 40 -118 330 h-20 z', '#fff', 'fill-opacity="0.16"')}
    </g>
    <g transform="rotate(${chance.whole(-20, 14)} 190 620)">${shadow(62, 604, 240, 16, 16, 0.5)}${box(50, 586, 150, 30, '#a81f17', 'rx="13"')}${box(200, 592, 20, 18, '#222')}${box(218, 597, 110, 8, 'url(#steel)', 'rx="4"')}</g>`
}
