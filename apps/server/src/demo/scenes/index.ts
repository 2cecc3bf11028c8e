import sharp from 'sharp'
import { cableTrench } from './cable-trench.ts'
import { dialGauge } from './dial-gauge.ts'
import { insulationTester } from './insulation-tester.ts'
import { Camera, type Scene } from './photo.ts'
import { rebarSite } from './rebar-site.ts'
import { serverRack } from './server-rack.ts'
import { slumpTest } from './slump-test.ts'
import { switchgearBay } from './switchgear-bay.ts'
import { terminalScreen } from './terminal-screen.ts'
import { testSheet } from './test-sheet.ts'
import { transformerYard } from './transformer-yard.ts'
import { whiteboard } from './whiteboard.ts'

export const SCENES = {
  cableTrench,
  dialGauge,
  insulationTester,
  rebarSite,
  serverRack,
  slumpTest,
  switchgearBay,
  terminalScreen,
  testSheet,
  transformerYard,
  whiteboard,
} as const satisfies Record<string, Scene>

export type SceneName = keyof typeof SCENES

export interface Photo {
  scene: SceneName
  /** What can be read in it. */
  label: string
  /** The file's name. */
  name: string
}

/** Hands out photos by scene and label, as JPEG; each is rendered once, however many logs show it. */
export interface Album {
  photo(photo: Photo): Promise<Buffer>
  /** Ends the rendering, whether or not anybody waits for the rest. */
  close(): Promise<void>
}

const DECODER = { operation: ['VipsForeignLoadSvg'] }
/** Rendered at once: what stores files works in the same threads, and must not stand behind fifty pictures. */
const LANES = 2

/** Begins to render the photos, in their order. Uploads are never read as SVG: its decoder is open only until the album is closed. */
export function openAlbum(photos: readonly Photo[]): Album {
  const frames = new Map(photos.map((photo) => [keyOf(photo), { photo, developed: Promise.withResolvers<Buffer>() }]))
  const queue = [...frames.values()]
  const camera = new Camera()
  let closed = false
  const lane = async (): Promise<void> => {
    for (let frame = queue.shift(); frame && !closed; frame = queue.shift()) {
      const { scene, label } = frame.photo
      await camera.take(SCENES[scene], scene, label).then(frame.developed.resolve, frame.developed.reject)
    }
  }
  for (const { developed } of frames.values()) developed.promise.catch(() => undefined)
  sharp.unblock(DECODER)
  const lanes = Promise.all(Array.from({ length: LANES }, lane)).finally(() => sharp.block(DECODER))
  return {
    async photo(photo) {
      const frame = frames.get(keyOf(photo))
      if (!frame) throw new Error(`No photo was taken of ${keyOf(photo)}.`)
      return frame.developed.promise
    },
    async close() {
      closed = true
      await lanes
    },
  }
}

const keyOf = ({ scene, label }: Photo): string => `${scene} ${label}`
