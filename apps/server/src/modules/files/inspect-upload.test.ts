import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { LIMITS } from '@ipt/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DomainError } from '../../kernel/errors.ts'
import { inspectUpload } from './inspect-upload.ts'
import { aJpeg, aPdf, aPng, aWebp } from './testing/pictures.ts'

async function inspect(content: Buffer, name: string, pieces = 64 * 1024) {
  const chunks = Array.from({ length: Math.ceil(content.length / pieces) }, (_, index) =>
    content.subarray(index * pieces, (index + 1) * pieces),
  )
  const { passing, facts } = inspectUpload(Readable.from(chunks), name, 'attachment/0')
  const passed = Buffer.concat(await passing.toArray())
  return { passed, ...facts() }
}

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')

test.each([
  ['a.jpg', aJpeg, 'image/jpeg'],
  ['a.JPEG', aJpeg, 'image/jpeg'],
  ['a.png', aPng, 'image/png'],
  ['a.webp', aWebp, 'image/webp'],
  ['a.pdf', async () => aPdf(), 'application/pdf'],
  ['without an ending', aPng, 'image/png'],
] as const)('%s passes unchanged, counted and hashed, in pieces of any size', async (name, make, mediaType) => {
  const content = await make()
  for (const pieces of [1, 100, 64 * 1024])
    expect(await inspect(content, name, pieces)).toEqual({ passed: content, size: content.length, sha256: sha256(content), mediaType })
})

test('a large picture whose type stands at its beginning', async () => {
  const content = Buffer.concat([await aPng(), Buffer.alloc(LIMITS.fileBytes)]).subarray(0, LIMITS.fileBytes)
  expect(await inspect(content, 'a.png')).toMatchObject({ size: LIMITS.fileBytes, mediaType: 'image/png' })
})

test.each([
  ['HTML called .png', async () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'page.png', 'FILE_TYPE_REFUSED'],
  ['SVG', async () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg', 'FILE_TYPE_REFUSED'],
  ['a picture with the name of a page', aPng, 'page.html', 'FILE_TYPE_REFUSED'],
  ['a JPEG called .png', aJpeg, 'a.png', 'FILE_TYPE_REFUSED'],
  ['a GIF', async () => Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;'), 'a.gif', 'FILE_TYPE_REFUSED'],
  ['a ZIP', async () => Buffer.from('PK\x03\x04'.padEnd(100, '\0'), 'latin1'), 'a.png', 'FILE_TYPE_REFUSED'],
  ['a PDF with something before it', async () => Buffer.concat([Buffer.from('<script>'), aPdf()]), 'a.pdf', 'FILE_TYPE_REFUSED'],
  ['nothing', async () => Buffer.alloc(0), 'a.png', 'FILE_EMPTY'],
  ['10 MB and a byte', async () => Buffer.concat([await aPng(), Buffer.alloc(LIMITS.fileBytes)]), 'a.png', 'FILE_TOO_LARGE'],
] as const)('%s is refused, and the refusal points at the field', async (_, make, name, code) => {
  await expect(inspect(await make(), name)).rejects.toMatchObject({ code, fields: [{ pointer: '/attachment/0' }] })
})

test('what is too large is given up at once', async () => {
  let given = 0
  const png = await aPng()
  async function* endless(): AsyncGenerator<Buffer> {
    for (yield png; ; given++) yield Buffer.alloc(1024 * 1024)
  }
  await expect(inspectUpload(Readable.from(endless()), 'a.png', 'file').passing.resume().toArray()).rejects.toMatchObject({
    code: 'FILE_TOO_LARGE',
  })
  expect(given).toBeLessThan(15)
})

test('whatever the bytes are, they pass or are refused', async () => {
  const starts = [
    [],
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    [0xff, 0xd8, 0xff],
    [...Buffer.from('RIFF\0\0\0\0WEBP')],
    [...Buffer.from('%PDF-')],
    [...Buffer.from('PK\x03\x04')],
    [...Buffer.from('ID3')],
    [0x1f, 0x8b],
    [...Buffer.from('\0\0\0\x18ftyp')],
    [0x49, 0x49, 0x2a, 0],
  ]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 6000, size: 'max' }), async (start, rest) => {
      const outcome = await inspect(Buffer.concat([Buffer.from(start), rest]), 'a').catch((error: unknown) => error)
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(DomainError)
    }),
    { numRuns: 500 },
  )
})
