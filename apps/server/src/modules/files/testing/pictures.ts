import { crc32 } from 'node:zlib'
import sharp from 'sharp'

/** Where the made photographs were taken, as EXIF says it. */
const GPS = { GPSLatitudeRef: 'S', GPSLatitude: '6/1 47/1 3268/100', GPSLongitudeRef: 'E', GPSLongitude: '39/1 12/1 2988/100' }

const noise = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#1f6f43', noise: { type: 'gaussian', mean: 128, sigma: 30 } } })

/** A photograph as a phone makes it: on its side, with an EXIF orientation, the place and the camera. Landscape once it is upright. */
export const phonePhoto = (): Promise<Buffer> =>
  noise(400, 640)
    .withExif({ IFD0: { Make: 'Tembo', Model: 'T1', Software: 'secret-software' }, IFD3: GPS })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

export const aJpeg = (width = 64, height = 48): Promise<Buffer> => noise(width, height).jpeg().toBuffer()
export const aPng = (width = 64, height = 48): Promise<Buffer> => noise(width, height).png().toBuffer()
export const aWebp = (width = 64, height = 48): Promise<Buffer> => noise(width, height).webp().toBuffer()

export const aPdf = (): Buffer => Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

/** A PNG of a few hundred bytes that says it has so many pixels. */
export async function pixelBomb(width: number, height: number): Promise<Buffer> {
  const png = await aPng(8, 8)
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  return png
}
