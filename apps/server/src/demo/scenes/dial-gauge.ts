import { lettering, widthOf } from './lettering.ts'
import type { Scene } from './photo.ts'
import { box, disc, glow, gradient, line, shadow, shape, softly, times } from './shapes.ts'

/** A dial indicator on a shaft coupling; the label is what it shows, in millimetres: "0.04". */
export const dialGauge: Scene = (chance, label) => {
  const turned = Number(label) * 360
  return `<defs>${gradient('bed', ['#3f4a44', '#2a322e', '#1d2320'])}${gradient('steel', ['#5d656a', '#e6ebee', '#aab2b7', '#596166', '#3d4448'])}${gradient('hub', ['#444b50', '#c6ced3', '#858d92', '#3b4246', '#24292c'])}
      ${glow('face', ['#ffffff', '#f4f3ea', '#d9d6c8'])}${gradient('bezel', ['#f0f3f4', '#7f878b', '#d5dadc'])}${gradient('iron', ['#476a8a', '#2c4660'])}</defs>
    ${box(-60, -60, 1320, 1020, 'url(#bed)')}
    ${softly(30, 0.5, (grown, more) => box(-60, 120 - grown, 1320, 90 + 2 * grown, '#56645c', more))}${times(6, (spot) => disc(spot * 220 + chance.between(-60, 60), chance.between(-20, 130), chance.between(20, 60), chance.pick(['#d8b25a', '#7fa8c9', '#e8e4d8']), 'fill-opacity="0.1"'))}
    ${shape('M60 960 L150 640 H1100 L1190 960 Z', 'url(#iron)')}${shape('M150 640 H1100 L1106 660 H144 Z', '#7d9cb8')}
    ${shadow(-60, 560, 1320, 60, 30, 0.6)}
    ${box(-60, 420, 470, 150, 'url(#steel)')}${box(800, 420, 460, 150, 'url(#steel)')}${times(18, (mark) => line(`M${-60 + mark * 26} 420 V570`, '#fff', 1, 'stroke-opacity="0.12"'))}${times(18, (mark) => line(`M${804 + mark * 26} 420 V570`, '#fff', 1, 'stroke-opacity="0.12"'))}
    ${box(396, 330, 190, 332, 'url(#hub)', 'rx="10"')}${box(616, 330, 190, 332, 'url(#hub)', 'rx="10"')}${box(586, 344, 30, 304, '#c2501e')}${times(5, (gap) => line(`M586 ${380 + gap * 60} h30`, '#6f2a0d', 4))}
    ${times(3, (bolt) => `${box(432, 376 + bolt * 100, 46, 40, '#3a4145', 'rx="5"')}${box(436, 380 + bolt * 100, 38, 9, '#b5bdc1', 'rx="3"')}${box(724, 376 + bolt * 100, 46, 40, '#3a4145', 'rx="5"')}${box(728, 380 + bolt * 100, 38, 9, '#b5bdc1', 'rx="3"')}`)}
    ${box(946, 250, 26, 420, 'url(#steel)', 'transform="rotate(6 960 460)"')}${box(690, 240, 300, 20, 'url(#steel)', 'transform="rotate(-4 840 250)"')}${box(900, 650, 150, 66, '#a3281c', 'rx="8"')}${disc(938, 262, 26, '#2b3033')}${disc(938, 262, 14, '#7c858a')}
    ${box(690, 392, 18, 70, 'url(#steel)')}${disc(699, 466, 8, '#e8edef')}
    ${softly(26, 0.5, (grown, more) => disc(712, 236, 168 + grown, '#000', more))}${disc(700, 218, 176, 'url(#bezel)')}${disc(700, 218, 156, '#2a2f32')}${disc(700, 218, 150, 'url(#face)')}
    ${times(100, (tick) => line(`M700 ${tick % 10 ? 84 : 80} V${tick % 10 ? (tick % 5 ? 94 : 100) : 106}`, '#22282b', tick % 10 ? 2 : 4, `transform="rotate(${tick * 3.6} 700 218)"`))}
    ${times(10, (number) => {
      const angle = ((number * 36 - 90) * Math.PI) / 180
      const text = `${number * 10}`
      return lettering(text, 700 + Math.cos(angle) * 96 - widthOf(text, 17) / 2, 218 + Math.sin(angle) * 96 + 9, {
        colour: '#22282b',
        size: 17,
      })
    })}
    ${lettering('0.01 MM', 700 - widthOf('0.01 MM', 13) / 2, 272, { colour: '#4a5154', size: 13 })}
    ${line('M700 246 V96', '#14181a', 5, `transform="rotate(${turned.toFixed(1)} 700 218)"`)}${disc(700, 218, 13, '#14181a')}${disc(697, 214, 4, '#8b9397')}
    ${shape('M590 130 a150 150 0 0 1 160 -54 l-120 230 a150 150 0 0 1 -40 -176 z', '#fff', 'fill-opacity="0.22"')}`
}
