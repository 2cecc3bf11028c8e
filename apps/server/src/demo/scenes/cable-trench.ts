import { lettering, widthOf } from './lettering.ts'
import type { Scene } from './photo.ts'
import { box, clouds, disc, gradient, line, oval, shape, softly, times } from './shapes.ts'

/** An open trench in red soil with cables in their sand bed; the label stands on the marker board: "0.8 M". */
export const cableTrench: Scene = (chance, label) => {
  const cables = chance.whole(2, 3)
  const earth = chance.pick([
    ['#b5713f', '#8d4f28', '#6d3a1d'],
    ['#a98155', '#84603b', '#624428'],
  ])
  const clod = (): string => {
    const [x, y, r] = [chance.between(-40, 1240), chance.between(380, 930), chance.between(3, 15)]
    return y > 400 && Math.abs(x - 560) < 60 + (y - 330) * 0.42
      ? ''
      : `${oval(x + 2, y + r * 0.6, r * 1.2, r * 0.6, '#3d2110', 'fill-opacity="0.4"')}${oval(x, y, r, r * 0.75, chance.pick(earth))}`
  }
  const cable = (index: number): string => {
    const at = (index - (cables - 1) / 2) * 150
    return `${taper(at - 10, '#20110a', 'fill-opacity="0.4"', 1.5)}${taper(at, '#17181a')}${taper(at - 3, '#c3c7c9', 'fill-opacity="0.35"', 0.14)}`
  }
  return `<defs>${gradient('sky', ['#8fb6d6', '#c5d8e2', '#eee6d3'])}${gradient('ground', [earth[0] ?? '', earth[1] ?? ''])}
      ${gradient('side', ['#4c2712', '#7a4422'])}${gradient('bed', ['#a5895c', '#dcc594'])}</defs>
    ${box(-60, -60, 1320, 460, 'url(#sky)')}
    ${clouds(chance)}
    ${shape('M-60 300 C120 262 240 290 420 276 S820 296 980 262 S1200 280 1260 270 V420 H-60 Z', '#6f7f56')}${times(16, () => disc(chance.between(-40, 1240), chance.between(272, 300), chance.between(14, 34), chance.pick(['#5a6d45', '#6b7d52', '#4e6040'])))}
    ${box(930, 120, 10, 210, '#574a3c')}${box(884, 140, 102, 8, '#574a3c')}${line('M-60 96 Q460 190 934 144 M-60 112 Q460 206 934 150 M934 146 Q1100 120 1260 60', '#3c3a38', 2)}
    ${box(-60, 330, 1320, 640, 'url(#ground)')}
    ${shape('M-60 640 C60 440 220 390 330 388 C420 386 470 400 490 420 L300 960 H-60 Z', earth[1] ?? '')}${shape('M-60 700 C60 520 200 450 300 446 C360 444 420 450 440 470 L270 960 H-60 Z', earth[0] ?? '', 'fill-opacity="0.7"')}
    ${times(190, clod)}
    ${shape('M520 340 L602 340 L960 960 L180 960 Z', 'url(#side)')}${shape('M520 340 L542 340 L390 960 L180 960 Z', '#2c1509', 'fill-opacity="0.6"')}
    ${times(26, (mark) => line(`M${602 + mark * 13.5} ${346 + mark * 23.6} l${-12 - mark} ${chance.between(20, 60)}`, '#3a1c0c', 2.5, 'stroke-opacity="0.5"'))}
    ${shape('M542 346 L580 346 L800 960 L330 960 Z', 'url(#bed)')}${times(120, () => disc(chance.between(400, 740), chance.between(560, 940), chance.between(1, 3), '#8d7448', 'fill-opacity="0.6"'))}
    ${times(cables, cable)}
    ${line('M640 330 Q820 420 1000 470 T1260 640', '#d8402c', 13)}${line('M640 330 Q820 420 1000 470 T1260 640', '#f6f2ea', 12, 'stroke-dasharray="22 46"')}
    ${times(3, (peg) => `${line(`M${1000 + peg * 106} ${474 + peg * 52} v${80 + peg * 24}`, '#5d4630', 12)}`)}
    ${softly(14, 0.4, (grown, more) => oval(848, 602, 70 + grown, 12 + grown / 2, '#000', more))}${box(838, 470, 14, 132, '#7b6547')}${box(846 - widthOf(label, 30) / 2 - 18, 424, widthOf(label, 30) + 36, 62, '#f2ecd8', 'rx="3" stroke="#5b4b34" stroke-width="4"')}
    ${lettering(label, 846 - widthOf(label, 30) / 2, 470, { colour: '#2b2b2b', size: 30, stray: 0.03, chance })}
    <g transform="rotate(-34 190 560)">${box(176, 330, 16, 350, '#a9814e', 'rx="7"')}${box(152, 660, 64, 110, '#7e868a', 'rx="14"')}${box(160, 668, 14, 92, '#b9c0c3', 'rx="6"')}</g>`
}

/** A cable on the bed that widens as it comes nearer; `at` is how far from the middle it lies at the feet. */
const taper = (at: number, colour: string, more = '', thick = 1): string => {
  const [far, near] = [3.5 * thick, 27 * thick]
  const bends = [
    [560 + at * 0.09, 352],
    [552 + at * 0.34, 520],
    [582 + at * 0.66, 700],
    [560 + at, 970],
  ] as const
  const side = (sign: 1 | -1) => bends.map(([x, y], bend) => `${(x + sign * (far + ((near - far) * bend) / 3)).toFixed(1)} ${y}`)
  const [a, b, c, d] = side(-1)
  const [e, f, g, h] = side(1)
  return shape(`M${a} C${b} ${c} ${d} L${h} C${g} ${f} ${e} Z`, colour, more)
}
