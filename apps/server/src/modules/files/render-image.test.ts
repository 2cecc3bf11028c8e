import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { renderImage } from './render-image.ts'
import { aJpeg, aPng, aWebp, phonePhoto, pixelBomb } from './testing/pictures.ts'

describe('an image drawn anew', () => {
  test('stands upright, and nothing tells where, when and with what it was taken', async () => {
    const photo = await phonePhoto()
    expect((await sharp(photo).metadata()).exif?.includes('secret-software')).toBe(true)
    const { clean, thumbnail, width, height, mediaType } = await renderImage(photo, 'image/jpeg')
    expect({ width, height, mediaType }).toEqual({ width: 640, height: 400, mediaType: 'image/jpeg' })
    for (const each of [clean, thumbnail]) {
      const metadata = await sharp(each).metadata()
      expect([metadata.exif, metadata.xmp, metadata.iptc, metadata.icc, metadata.orientation, metadata.comments]).toEqual(
        Array.from({ length: 6 }, () => undefined),
      )
      expect(each.includes('secret-software') || each.includes('Tembo')).toBe(false)
    }
  })

  test.each([
    ['image/jpeg', aJpeg, 'jpeg'],
    ['image/png', aPng, 'png'],
    ['image/webp', aWebp, 'webp'],
  ] as const)('%s stays what it is; its thumbnail is WebP and fits 320 pixels', async (type, make, format) => {
    const { clean, thumbnail, width, height } = await renderImage(await make(900, 600), type)
    expect(await sharp(clean).metadata()).toMatchObject({ format, width: 900, height: 600 })
    expect({ width, height }).toEqual({ width: 900, height: 600 })
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'webp', width: 320, height: 213 })
  })

  test('is at most 4096 pixels long, and a small one is not blown up', async () => {
    expect(await renderImage(await aJpeg(6000, 1500), 'image/jpeg')).toMatchObject({ width: 4096, height: 1024 })
    const small = await renderImage(await aPng(20, 10), 'image/png')
    expect(await sharp(small.thumbnail).metadata()).toMatchObject({ width: 20, height: 10 })
  })

  test('holds nothing of what was hidden behind its pixels', async () => {
    const page = '<script>alert(1)</script>'
    for (const [type, make] of [
      ['image/jpeg', aJpeg],
      ['image/png', aPng],
      ['image/webp', aWebp],
    ] as const) {
      const polyglot = Buffer.concat([await make(), Buffer.from(page), Buffer.from('PK\x03\x04')])
      const { clean, thumbnail } = await renderImage(polyglot, type)
      expect(clean.includes(page) || thumbnail.includes(page), type).toBe(false)
    }
  })

  test('keeps what is see-through', async () => {
    const png = await sharp({ create: { width: 10, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0.5 } } })
      .png()
      .toBuffer()
    expect((await sharp((await renderImage(png, 'image/png')).clean).metadata()).hasAlpha).toBe(true)
  })
})

describe('refused', () => {
  test.each([
    [20_000, 20_000],
    [200_000, 1],
    [2 ** 31 - 1, 2 ** 31 - 1],
  ])('a bomb of %i × %i pixels', async (width, height) => {
    await expect(renderImage(await pixelBomb(width, height), 'image/png')).rejects.toThrow()
  })

  test('what is cut off, no image at all, or an image of another type', async () => {
    const jpeg = await aJpeg(900, 600)
    await expect(renderImage(jpeg.subarray(0, jpeg.length / 2), 'image/jpeg')).rejects.toThrow()
    await expect(renderImage(Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg')).rejects.toThrow()
    await expect(renderImage(await aPng(), 'image/jpeg')).rejects.toThrow()
    await expect(renderImage(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'image/png')).rejects.toThrow()
  })
})
