import sharp from 'sharp'
import { Chance } from '../chance.ts'
import { box, glow, oval } from './shapes.ts'

/** What a scene draws: SVG on a canvas of 1200 by 900. `label` is the feeder, reading or mark that the log's text names. */
export type Scene = (chance: Chance, label: string) => string

const WIDTH = 1080
const HEIGHT = 810
const RAW = { width: WIDTH, height: HEIGHT, channels: 3 } as const

const asSvg = (inside: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 1200 900">${inside}</svg>`)

const LIGHTS = {
  morning: { grey: '#87817a', from: 160 },
  noon: { grey: '#828180', from: 700 },
  evening: { grey: '#7d8084', from: 1060 },
} as const

/** Takes photos as a phone would: held a little askew, in uneven light, with grain. What lies over every picture is made once for each. */
export class Camera {
  readonly #grain = noise('grain', WIDTH, 1.3, 64)
  readonly #dust = noise('dust', 150, 4, 30)
  readonly #films = new Map<string, Promise<Buffer>>()

  /** A JPEG of the scene; the same at every load. */
  async take(scene: Scene, name: string, label: string): Promise<Buffer> {
    const chance = new Chance(`${name}/${label}`)
    const askew = `rotate(${chance.between(-1.6, 1.6).toFixed(2)} 600 450) translate(-36 -27) scale(1.06)`
    const film = await this.#film(chance.pick(['morning', 'noon', 'evening']))
    return sharp(asSvg(`<g transform="${askew}">${scene(chance, label)}</g>`))
      .composite([{ input: film, raw: RAW, blend: 'overlay' }])
      .jpeg({ quality: 62 })
      .toBuffer()
  }

  #film(light: keyof typeof LIGHTS): Promise<Buffer> {
    const film = this.#films.get(light) ?? this.#develop(light)
    this.#films.set(light, film)
    return film
  }

  /** Light from one side and less of it in the corners, the grain of a small sensor, a little dust. Grey changes nothing. */
  async #develop(light: keyof typeof LIGHTS): Promise<Buffer> {
    const { grey, from } = LIGHTS[light]
    const shades = `<defs>${glow('bright', ['#fffbee66', '#fffbee22', '#fffbee00'])}${glow('dim', ['#00000088', '#00000044', '#00000000'])}
      <radialGradient id="corners" cx="0.5" cy="0.48" r="0.75"><stop offset="0.45" stop-opacity="0"/><stop offset="1" stop-opacity="0.5"/></radialGradient></defs>
      ${box(0, 0, 1200, 900, grey)}${oval(from, 60, 820, 560, 'url(#bright)')}${oval(1200 - from, 900, 760, 560, 'url(#dim)', 'fill-opacity="0.7"')}
      ${oval((from * 7) % 1200, 760, 420, 220, 'url(#dim)', 'fill-opacity="0.45"')}${box(0, 0, 1200, 900, 'url(#corners)')}`
    return sharp(asSvg(shades))
      .composite([
        { input: await this.#grain, raw: RAW, blend: 'overlay' },
        { input: await this.#dust, raw: RAW, blend: 'overlay' },
      ])
      .removeAlpha()
      .raw()
      .toBuffer()
  }
}

/** Grey noise around the middle, `cells` across, blurred by so many pixels of the picture, raw. */
function noise(seed: string, cells: number, blur: number, strength: number): Promise<Buffer> {
  const chance = new Chance(seed)
  const height = Math.ceil((cells * HEIGHT) / WIDTH)
  const greys = Uint8Array.from({ length: cells * height }, () => 128 + strength * (chance.next() - 0.5))
  return sharp(greys, { raw: { width: cells, height, channels: 1 } })
    .resize(WIDTH, HEIGHT, { kernel: 'cubic', fit: 'fill' })
    .blur(blur)
    .raw()
    .toBuffer()
}
