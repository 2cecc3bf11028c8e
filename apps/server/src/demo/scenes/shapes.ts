import type { Chance } from '../chance.ts'

/**
 * The few shapes that scenes are made of, as SVG text. `more` adds attributes; see-through is `fill-opacity` or `stroke-opacity`, since
 * plain `opacity` makes a layer of its own for each piece and takes five times as long.
 */
export const box = (x: number, y: number, width: number, height: number, fill: string, more = ''): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`

export const disc = (cx: number, cy: number, r: number, fill: string, more = ''): string =>
  `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${fill}" ${more}/>`

export const oval = (cx: number, cy: number, rx: number, ry: number, fill: string, more = ''): string =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`

export const shape = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`

export const line = (d: string, colour: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`

/** A straight gradient, top to bottom or left to right; the stops are spread evenly. */
export const gradient = (id: string, colours: readonly string[], across = false): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="${across ? 1 : 0}" y2="${across ? 0 : 1}">${stops(colours)}</linearGradient>`

/** A gradient from the middle outwards. */
export const glow = (id: string, colours: readonly string[]): string => `<radialGradient id="${id}">${stops(colours)}</radialGradient>`

const stops = (colours: readonly string[]): string =>
  colours.map((colour, index) => `<stop offset="${index / (colours.length - 1)}" stop-color="${colour}"/>`).join('')

/** `count` pieces, each drawn for its number. */
export const times = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join('')

const LAYERS = 7

/** A soft edge without a filter, which would be the slowest thing in the picture: the same piece in growing sizes, each faint. */
export function softly(spread: number, opacity: number, draw: (grown: number, more: string) => string): string {
  const each = (1 - (1 - opacity) ** (1 / LAYERS)).toFixed(3)
  return times(LAYERS, (layer) => draw(spread * (1 - layer / (LAYERS - 1)), `fill-opacity="${each}" stroke-opacity="${each}"`))
}

/** The shadow of a box. */
export const shadow = (x: number, y: number, width: number, height: number, spread = 24, opacity = 0.5): string =>
  softly(spread, opacity, (grown, more) =>
    box(x - grown, y - grown, width + 2 * grown, height + 2 * grown, '#000', `rx="${grown + 12}" ${more}`),
  )

/** A line out of focus. */
export const softLine = (d: string, colour: string, width: number, spread: number, opacity: number): string =>
  softly(spread, opacity, (grown, more) => line(d, colour, width + 2 * grown, more))

/** A few thin clouds over the upper third. */
export const clouds = (chance: Chance): string =>
  `<defs>${glow('cloud', ['#ffffffcc', '#ffffff55', '#ffffff00'])}</defs>${times(7, () => oval(chance.between(0, 1200), chance.between(0, 190), chance.between(120, 300), chance.between(26, 60), 'url(#cloud)', 'fill-opacity="0.7"'))}`
