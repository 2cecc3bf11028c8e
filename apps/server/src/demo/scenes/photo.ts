import sharp from 'sharp'
import { Chance } from '../chance.ts'
import { glow, oval, times } from './shapes.ts'

/** What a scene draws: SVG for a picture of 1200 by 900. `label` is the feeder, reading or mark that the log's text names. */
export type Scene = (chance: Chance, label: string) => string

const WIDTH = 1200
const HEIGHT = 900
const RAW = { width: WIDTH, height: HEIGHT, channels: 3 } as const

/** Renders a scene as a phone would have taken it: held a little askew, in uneven light, with grain, not perfectly sharp. A JPEG. */
export async function takePhoto(scene: Scene, name: string, label: string): Promise<Buffer> {
  const chance = new Chance(`${name}/${label}`)
  const askew = `rotate(${chance.between(-1.6, 1.6).toFixed(2)} 600 450) translate(-36 -27) scale(1.06)`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    <g transform="${askew}">${scene(chance, label)}</g>${lightOver(chance)}</svg>`
  return sharp(Buffer.from(svg))
    .flatten({ background: '#555' })
    .blur(0.9)
    .composite([{ input: await film(), raw: RAW, blend: 'soft-light' }])
    .jpeg({ quality: 62 })
    .toBuffer()
}

/** Light that comes from one side, and corners that get less of it. */
function lightOver(chance: Chance): string {
  const warmth = chance.pick(['#ffd9a0', '#fff0d2', '#d4e4ff'])
  const fromLeft = chance.next() < 0.5
  return `<defs>${glow('bright', ['#fffbeecc', '#fffbee44', '#fffbee00'])}${glow('dim', ['#00000099', '#00000055', '#00000000'])}
      <radialGradient id="corners" cx="0.5" cy="0.48" r="0.75"><stop offset="0.5" stop-opacity="0"/><stop offset="1" stop-opacity="0.55"/></radialGradient></defs>
    <rect width="1200" height="900" fill="${warmth}" opacity="0.08"/>
    ${times(2, () => oval(chance.whole(100, 1100), chance.whole(500, 1000), chance.whole(300, 560), chance.whole(160, 300), 'url(#dim)', 'opacity="0.5"'))}
    ${oval(fromLeft ? 120 : 1080, chance.whole(-40, 160), 760, 520, 'url(#bright)', 'opacity="0.42"')}${oval(fromLeft ? 1200 : 0, 900, 700, 560, 'url(#dim)', 'opacity="0.6"')}
    <rect width="1200" height="900" fill="url(#corners)"/>`
}

let developed: Promise<Buffer> | undefined

/** What lies over every picture: the grain of a small sensor, and a little dust. Made once. */
const film = (): Promise<Buffer> => (developed ??= developFilm())

async function developFilm(): Promise<Buffer> {
  const [grain, dust] = await Promise.all([noise('grain', WIDTH, 1.3, 84), noise('dust', 150, 4, 36)])
  return sharp(grain, { raw: RAW }).composite([{ input: dust, raw: RAW, blend: 'overlay' }]).removeAlpha().raw().toBuffer()
}

/** Grey noise around the middle, `cells` across, blurred by so many pixels of the picture, raw. */
function noise(seed: string, cells: number, blur: number, strength: number): Promise<Buffer> {
  const chance = new Chance(seed)
  const height = Math.ceil((cells * HEIGHT) / WIDTH)
  const greys = Uint8Array.from({ length: cells * height }, () => 128 + strength * (chance.next() - 0.5))
  return sharp(greys, { raw: { width: cells, height, channels: 1 } }).resize(WIDTH, HEIGHT, { kernel: 'cubic', fit: 'fill' }).blur(blur).raw().toBuffer()
}
