import type { Chance } from '../chance.ts'

/**
 * Letters as pen strokes, so that no font has to be installed. Each glyph lies on a grid of 4 by 6, the origin at the top left;
 * strokes are separated by a space, and each point is two digits, x and y.
 */
const GLYPHS: Record<string, string> = {
  A: '062046 1434',
  B: '06003041423303 3344453606',
  C: '4130100105163645',
  D: '06002042442606',
  E: '40000646 0333',
  F: '400006 0333',
  G: '41301001051636454323',
  H: '0006 4046 0343',
  I: '2026',
  J: '4045361605',
  K: '0006 400346',
  L: '000646',
  M: '0600234046',
  N: '06004640',
  O: '100105163645413010',
  P: '06003041423303',
  Q: '100105163645413010 3446',
  R: '06003041423303 2346',
  S: '413010010213334445361605',
  T: '0040 2026',
  U: '000516364540',
  V: '002640',
  W: '0016233640',
  X: '0046 4006',
  Y: '002340 2326',
  Z: '00400646',
  0: '100105163645413010',
  1: '112026',
  2: '01103041420646',
  3: '01103041423323 334445361605',
  4: '300444 3036',
  5: '4000033344453606',
  6: '30100105163645443303',
  7: '004016',
  8: '100102133342413010 1304051636454433',
  9: '43130201103041453616',
  '.': '2526',
  ',': '2517',
  ':': '2122 2425',
  '-': '1333',
  '/': '0640',
  '+': '0343 2125',
  '=': '0242 0444',
  '>': '013305',
  '(': '30222436',
  ')': '10222416',
  '%': '0640 0011 3546',
  Ω: '061614020110304142343646',
}

interface Pen {
  colour: string
  /** Height of a capital, pixels. */
  size: number
  width?: number
  /** How far a stroke strays, in parts of the size: 0 is a printed label, 0.06 a hurried hand. */
  stray?: number
  slant?: number
  chance?: Chance
}

/** The text as one path whose capitals stand on `y`. Unknown characters leave a gap. */
export function lettering(text: string, x: number, y: number, pen: Pen): string {
  const unit = pen.size / 6
  const stray = () => (pen.chance?.between(-1, 1) ?? 0) * (pen.stray ?? 0) * pen.size
  const path = [...text.toUpperCase()].flatMap((letter, place) => {
    const left = x + place * unit * 5.6
    const rise = stray()
    return (GLYPHS[letter] ?? '').split(' ').map((strokes) => {
      const points = (strokes.match(/\d\d/g) ?? []).map((point) => {
        const [across, down] = [Number(point[0]), Number(point[1])]
        const px = left + across * unit + (pen.slant ?? 0) * (6 - down) * unit + stray()
        return `${px.toFixed(1)} ${(y - (6 - down) * unit + rise + stray()).toFixed(1)}`
      })
      return points.length === 0 ? '' : `M${points.join('L')}`
    })
  })
  return `<path d="${path.join('')}" fill="none" stroke="${pen.colour}" stroke-width="${pen.width ?? pen.size / 9}" stroke-linecap="round" stroke-linejoin="round"/>`
}

/** How wide `lettering` draws a text of this size. */
export const widthOf = (text: string, size: number): number => ((text.length * 5.6 - 1.6) * size) / 6

/** The lit segments of each digit: top, upper left, upper right, middle, lower left, lower right, bottom. */
const SEGMENTS: Record<string, string> = {
  0: '1110111',
  1: '0010010',
  2: '1011101',
  3: '1011011',
  4: '0111010',
  5: '1101011',
  6: '1101111',
  7: '1010010',
  8: '1111111',
  9: '1111011',
  '-': '0001000',
  ' ': '0000000',
}

/** A number on a seven-segment display, its top left at `x`, `y`. */
export function sevenSegments(text: string, x: number, y: number, height: number, colour: string): string {
  const [width, thick] = [height * 0.5, height * 0.09]
  const half = height / 2
  const spans = [
    [0, 0, width, 0],
    [0, 0, 0, half],
    [width, 0, width, half],
    [0, half, width, half],
    [0, half, 0, height],
    [width, half, width, height],
    [0, height, width, height],
  ] as const
  let left = x
  let drawn = ''
  for (const letter of text) {
    if (letter === '.') {
      drawn += `<circle cx="${left - height * 0.16}" cy="${y + height}" r="${thick * 0.7}" fill="${colour}"/>`
      continue
    }
    const lit = SEGMENTS[letter] ?? ''
    spans.forEach(([x1, y1, x2, y2], index) => {
      const [inX, inY] = [Math.sign(x2 - x1) * thick * 0.75, Math.sign(y2 - y1) * thick * 0.75]
      const line = `x1="${left + x1 + inX}" y1="${y + y1 + inY}" x2="${left + x2 - inX}" y2="${y + y2 - inY}"`
      drawn += `<line ${line} stroke="${colour}" stroke-width="${thick}" stroke-opacity="${lit[index] === '1' ? 1 : 0.06}"/>`
    })
    left += width + height * 0.24
  }
  return `<g transform="skewX(-5) translate(${y * 0.09} 0)">${drawn}</g>`
}
