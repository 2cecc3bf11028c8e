import { lettering } from './lettering.ts'
import type { Scene } from './photo.ts'
import { box, disc, gradient, line, shadow, shape, softly, times } from './shapes.ts'

/** A filled-in test form on a clipboard; the label is the form's number and the equipment, and who tested: "R-07 FEEDER F4, N.M.". */
export const testSheet: Scene = (chance, label) => {
  const [sheet = '', tester = ''] = label.split(', ')
  const engine = /^[MGV]/.test(sheet)
  const ink = chance.pick(['#1d3a8a', '#23304d', '#1a2f6f'])
  const hand = (text: string, x: number, y: number, size = 21) =>
    lettering(text, x, y, { colour: ink, size, width: 2.6, stray: 0.07, slant: 0.12, chance })
  const print = (text: string, x: number, y: number, size = 15) => lettering(text, x, y, { colour: '#40444a', size, width: 1.8 })
  const desk = chance.pick([
    ['#8a6a48', '#6f5235'],
    ['#5f6a70', '#4a5459'],
    ['#a08a68', '#806a49'],
  ])
  const row = (index: number): string => {
    const y = 352 + index * 46
    const measured = chance.between(0.4, 9.6)
    return `${line(`M318 ${y + 12} H882`, '#7d8288', 1.6)}${print(`${index + 1}`, 330, y)}${hand(engine ? `POS ${index + 1}` : chance.pick(['L1-E', 'L2-E', 'L3-E', 'L1-L2', 'L2-L3', 'R-Y', 'Y-B']), 380, y)}
      ${hand(measured.toFixed(2), 538, y)}${hand((measured * chance.between(0.96, 1.05)).toFixed(2), 660, y)}
      ${line(`M${790} ${y - 10} l10 12 22 -28`, ink, 3.4)}`
  }
  return `<defs>${gradient('desk', desk)}${gradient('board', ['#6b4a2c', '#8a6139', '#5d4026'], true)}${gradient('paper', ['#fbfaf4', '#eceadf'], true)}${gradient('clip', ['#f2f4f5', '#9aa1a5', '#d8dcde'])}</defs>
    ${box(-60, -60, 1320, 1020, 'url(#desk)')}${times(12, (grain) => line(`M-60 ${grain * 84} Q600 ${grain * 84 + chance.between(-40, 50)} 1260 ${grain * 84 + 20}`, '#20160c', 3, 'stroke-opacity="0.22"'))}
    ${softly(26, 0.5, (grown, more) => disc(1094, 122, 118 + grown, '#000', more))}${softly(5, 0.95, (grown, more) => disc(1080, 104, 120 + grown, '#e4e0d5', more))}${softly(6, 0.95, (grown, more) => disc(1080, 104, 96 + grown, '#3b2314', more))}
    <g transform="rotate(${chance.between(-7, 5).toFixed(1)} 600 450)">
      ${shadow(292, 80, 650, 940, 26, 0.6)}${box(264, 40, 664, 960, 'url(#board)', 'rx="18"')}
      ${shadow(296, 96, 604, 876, 7, 0.3)}${box(290, 88, 608, 880, 'url(#paper)')}
      ${box(476, 22, 238, 78, 'url(#clip)', 'rx="12"')}${box(496, 60, 198, 34, '#727a7e', 'rx="6"')}${disc(595, 44, 12, '#5c6468')}
      ${print('PWANI POWER', 318, 158, 20)}${print('TEST SHEET', 318, 192, 15)}${hand(sheet, 500, 196, 22)}
      ${line('M318 212 H882', '#40444a', 3)}
      ${print('JOB', 318, 248)}${hand(`0${chance.whole(580, 690)}`, 390, 250)}${print('TESTED BY', 560, 248)}${hand(tester, 710, 250)}
      ${line('M318 264 H882 V722 H318 Z M366 264 V722 M520 264 V722 M645 264 V722 M765 264 V722', '#7d8288', 1.8)}
      ${box(319, 265, 562, 44, '#d7dad5')}${print('NO', 326, 296, 14)}${print('POINT', 376, 296, 14)}${print('SET', 530, 296, 14)}${print('FOUND', 655, 296, 14)}${print('PASS', 778, 296, 14)}
      ${times(8, row)}
      ${print('REMARKS', 318, 766)}${hand(engine ? 'ALL WITHIN LIMITS' : chance.pick(['WITHIN 5 % OF SETTING', 'ALL PHASES OK, RESTORED']), 318, 806, 22)}
      ${line(`M660 870 c30 -60 40 40 66 -20 s30 50 58 -16 s36 30 70 -6`, ink, 3.4)}
      ${shape('M898 968 L898 700 L700 968 Z', '#000', 'fill-opacity="0.05"')}
    </g>
    <g transform="rotate(${chance.whole(-38, -22)} 930 640)">${shadow(830, 656, 330, 8, 10, 0.5)}${box(820, 632, 300, 24, '#1c3f8f', 'rx="11"')}${box(820, 636, 300, 6, '#8fb0f2', 'rx="3" fill-opacity="0.7"')}${shape('M820 632 L776 644 L820 656 Z', '#d9dcdf')}${box(1110, 630, 44, 28, '#12275a', 'rx="9"')}</g>
    ${shape('M-60 -60 H500 L160 960 H-60 Z', '#fff', 'fill-opacity="0.05"')}`
}
