import type { FileType } from '@ipt/domain'
import sharp, { type Sharp } from 'sharp'

/** The longer side of what others are shown, and of its thumbnail. Pixels. */
const LONGER_SIDE = 4096
const THUMBNAIL_SIDE = 320
/** More than the cameras of phones make (64 million), and few enough to be held: a progressive JPEG takes four bytes a pixel. */
const MOST_PIXELS = 70_000_000
const TIMEOUT_S = 30

const FORMATS = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' } as const
export type ImageType = keyof typeof FORMATS

export const isRenderable = (type: string): type is ImageType => Object.hasOwn(FORMATS, type)

// A small server answers requests meanwhile: one thread, nothing kept, and no decoder that we don't need.
sharp.concurrency(1)
sharp.cache(false)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })

export interface RenderedImage {
  mediaType: FileType
  clean: Buffer
  /** WebP. */
  thumbnail: Buffer
  width: number
  height: number
}

/**
 * An image drawn anew: upright, in sRGB, without metadata or anything that was hidden behind its pixels, its longer side at most 4096
 * pixels; and a thumbnail. Rejects what isn't an image of that type, is damaged, or has too many pixels.
 */
export async function renderImage(original: Buffer, type: ImageType): Promise<RenderedImage> {
  const source = sharp(original, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true })
  const { format } = await source.metadata()
  if (format !== FORMATS[type]) throw new Error(`Not ${type}.`)
  const drawn = source
    .autoOrient()
    .resize(LONGER_SIDE, LONGER_SIDE, { fit: 'inside', withoutEnlargement: true })
    .timeout({ seconds: TIMEOUT_S })
  const clean = await encode(drawn, type).toBuffer({ resolveWithObject: true })
  const thumbnail = await sharp(clean.data)
    .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75 })
    .timeout({ seconds: TIMEOUT_S })
    .toBuffer()
  return { mediaType: type, clean: clean.data, thumbnail, width: clean.info.width, height: clean.info.height }
}

function encode(image: Sharp, type: ImageType): Sharp {
  switch (type) {
    case 'image/jpeg':
      return image.jpeg({ quality: 85 })
    case 'image/png':
      return image.png()
    case 'image/webp':
      return image.webp({ quality: 85 })
  }
}
