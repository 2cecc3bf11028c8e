import type { Readable } from 'node:stream'
import { LIMITS } from '@ipt/domain'
import { describe, expect, test } from 'vitest'
import { DomainError } from './errors.ts'
import { BOUNDARY, bodyOf, codeOf, field, file, part, read, refusal } from './testing/multipart-bodies.ts'

describe('what is well formed', () => {
  test.each([1, 7, 64 * 1024])('is read the same in pieces of %i bytes', async (pieces) => {
    const content = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index % 7 === 0 ? 13 : index % 7 === 1 ? 10 : 45)))
    const answer = await read(
      bodyOf(field('content', 'Kazi ya leo: “ufundi”'), file('a.png', content), file('b.png', '2'), field('log_date', '')),
      { pieces },
    )
    expect(answer).toEqual({
      fields: { content: 'Kazi ya leo: “ufundi”', log_date: '' },
      files: ['file-1', 'file-2'],
      stored: [
        { name: 'a.png', content },
        { name: 'b.png', content: Buffer.from('2') },
      ],
    })
  })

  test('as FormData of the platform makes it', async () => {
    const form = new FormData()
    form.append('content', 'Soldered the board.\r\nTested it.')
    form.append('attachment', new File(['bytes'], 'mchoro wa saketi ñ ü 図.png', { type: 'image/png' }))
    const sent = new Request('http://localhost/', { method: 'POST', body: form })
    const answer = await read(Buffer.from(await sent.arrayBuffer()), { type: sent.headers.get('content-type') ?? '' })
    expect(answer.fields).toEqual({ content: 'Soldered the board.\r\nTested it.' })
    expect(answer.stored).toEqual([{ name: 'mchoro wa saketi ñ ü 図.png', content: Buffer.from('bytes') }])
  })

  test.each([
    ['filename="図.png"', '図.png'],
    [`filename="x.png"; filename*=UTF-8''na%C3%AFve%20%E2%82%AC.png`, 'naïve €.png'],
    [`filename*=UTF-8''%ZZ; filename="plain.png"`, 'plain.png'],
    ['filename=bare.png', 'bare.png'],
    [String.raw`filename="C:\Users\me\photo.png"`, 'photo.png'],
    ['filename="../../etc/passwd"', 'passwd'],
    [String.raw`filename="a \"b\" c.png"`, 'a "b" c.png'],
  ])('a file name in %s is %s', async (parameter, name) => {
    const { stored } = await read(bodyOf(part(`content-disposition: form-data; name="attachment"; ${parameter}`, 'x')))
    expect(stored.map((each) => each.name)).toEqual([name])
  })

  test('a file name in Latin-1 is read as such', async () => {
    const head = Buffer.from(
      '--b0undary\r\nContent-Disposition: form-data; name="attachment"; filename="caf\xe9.png"\r\n\r\nx\r\n',
      'latin1',
    )
    expect((await read(bodyOf(head))).stored[0]?.name).toBe('café.png')
  })

  test('an empty file input of a browser is no file', async () => {
    expect(await read(bodyOf(field('content', 'x'), file('', ''), part('Content-Disposition: form-data; name="attachment"', '')))).toEqual({
      fields: { content: 'x' },
      files: [],
      stored: [],
    })
  })

  test('no parts, a preamble and an epilogue are nothing', async () => {
    expect(await read(Buffer.from(`--${BOUNDARY}--`))).toMatchObject({ fields: {}, files: [] })
    expect(
      await read(Buffer.concat([Buffer.from('preamble\r\n'), bodyOf(field('content', 'x')), Buffer.from('epilogue'.repeat(50_000))])),
    ).toMatchObject({ fields: { content: 'x' } })
  })

  test('files are stored one after the other, as fast as they are wanted', async () => {
    let running = 0
    let given = 0
    async function* slowly(): AsyncGenerator<Uint8Array> {
      for (const each of [file('a.png', Buffer.alloc(2_000_000)), file('b.png', Buffer.alloc(2_000_000)), Buffer.from(`--${BOUNDARY}--`)]) {
        for (let at = 0; at < each.length; at += 50_000) {
          given += 50_000
          yield each.subarray(at, at + 50_000)
        }
      }
    }
    const given1: number[] = []
    const { files } = await read(slowly(), {
      onFile: async (name, bytes) => {
        expect(++running).toBe(1)
        await new Promise((resolve) => setTimeout(resolve, 20))
        given1.push(given)
        await bytes.resume().toArray()
        running--
        return name
      },
    })
    expect(files).toEqual(['a.png', 'b.png'])
    expect(given1[0]).toBeLessThan(1_000_000)
    expect(given1[1]).toBeLessThan(3_000_000)
  })

  test('a file that is stored without being read to its end holds nothing up', async () => {
    const { files } = await read(bodyOf(file('a.png', Buffer.alloc(3_000_000)), file('b.png', Buffer.alloc(3_000_000))), {
      onFile: async (name) => name,
    })
    expect(files).toEqual(['a.png', 'b.png'])
  })
})

describe('what is refused', () => {
  test.each([
    ['application/json', 'UNSUPPORTED_MEDIA_TYPE'],
    ['', 'UNSUPPORTED_MEDIA_TYPE'],
    ['multipart/mixed; boundary=x', 'UNSUPPORTED_MEDIA_TYPE'],
    ['multipart/form-data', 'BODY_UNREADABLE'],
    ['multipart/form-data; boundary=', 'BODY_UNREADABLE'],
    [`multipart/form-data; boundary=${'x'.repeat(71)}`, 'BODY_UNREADABLE'],
  ])('a body of type %s', async (type, code) => {
    expect(await codeOf(read(bodyOf(field('content', 'x')), { type }))).toBe(code)
  })

  test.each([
    ['nothing at all', Buffer.alloc(0)],
    ['another boundary', Buffer.from('--other\r\nContent-Disposition: form-data; name="content"\r\n\r\nx\r\n--other--')],
    ['no headers', Buffer.from(`--${BOUNDARY}\r\n\r\nx\r\n--${BOUNDARY}--`)],
    ['an unended header', Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="content"\r\n--${BOUNDARY}--`)],
    ['no Content-Disposition', bodyOf(part('Content-Type: text/plain', 'x'))],
    ['another disposition', bodyOf(part('Content-Disposition: attachment; name="content"', 'x'))],
    ['no name', bodyOf(part('Content-Disposition: form-data; filename="x.png"', 'x'))],
    ['a name that does not end', bodyOf(part('Content-Disposition: form-data; name="content', 'x'))],
    ['two names', bodyOf(part('Content-Disposition: form-data; name="content"; name="log_date"', 'x'))],
    ['a bare line break in a header', bodyOf(part('Content-Disposition: form-data; name="a\ncontent"', 'x'))],
    ['headers without an end', Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${'x'.repeat(200_000)}`)],
  ])('%s', async (_, body) => {
    expect(await codeOf(read(body))).toBe('BODY_UNREADABLE')
  })

  test('a body that is cut short anywhere', async () => {
    const whole = bodyOf(field('content', 'some text'), file('a.png', 'some bytes'), field('log_date', '2026-11-24'))
    const end = whole.length - '\r\n'.length
    for (let length = 0; length < end; length++)
      expect(await codeOf(read(whole.subarray(0, length))), `${length} bytes`).toBe('BODY_UNREADABLE')
    expect(await read(whole.subarray(0, end))).toMatchObject({ files: ['file-1'] })
  })

  test('a body that breaks off, in the file as well', async () => {
    const errors: unknown[] = []
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield file('a.png', Buffer.alloc(500_000)).subarray(0, 400_000)
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
    }
    const onFile = async (_: string, bytes: Readable) => {
      await bytes.toArray().catch((error: unknown) => errors.push(error))
      return 'kept'
    }
    expect(await codeOf(read(broken(), { onFile }))).toBe('BODY_UNREADABLE')
    expect(errors).toMatchObject([{ code: 'BODY_UNREADABLE' }])
  })

  test('unknown, doubled and mistaken fields, all by their names, and no file is stored then', async () => {
    const error = await refusal(
      read(
        bodyOf(
          field('colour', '1'),
          field('a/b~c', '2'),
          field('content', '3'),
          field('content', '4'),
          field('attachment', '5'),
          file('x.txt', '6', 'log_date'),
          file('a.png', '7'),
        ),
        { onFile: () => Promise.reject(new Error('stored')) },
      ),
    )
    expect(error.code).toBe('INPUT_INVALID')
    expect(error.fields?.map((each) => each.pointer)).toEqual(['/colour', '/a~1b~0c', '/content', '/attachment', '/log_date'])
  })

  test('a text of more than 64 kB, or not in UTF-8', async () => {
    expect(await refusal(read(bodyOf(field('content', 'x'.repeat(64 * 1024 + 1)))))).toMatchObject({
      code: 'INPUT_INVALID',
      fields: [{ pointer: '/content' }],
    })
    expect(await refusal(read(bodyOf(field('content', Buffer.from([0x63, 0xe9])))))).toMatchObject({
      code: 'INPUT_INVALID',
      fields: [{ pointer: '/content' }],
    })
    expect((await read(bodyOf(field('content', 'x'.repeat(64 * 1024))))).fields.content).toHaveLength(64 * 1024)
  })

  test('one file too many, a file without a name, a file that is too large', async () => {
    expect(await codeOf(read(bodyOf(file('a.png', '1'), file('b.png', '2'), file('c.png', '3'))))).toBe('TOO_MANY_FILES')
    expect(await codeOf(read(bodyOf(file('', 'bytes'))))).toBe('INPUT_INVALID')
    const large = await refusal(read(bodyOf(file('a.png', 'x'), file('b.png', Buffer.alloc(LIMITS.fileBytes + 1)))))
    expect(large).toMatchObject({ code: 'FILE_TOO_LARGE', fields: [{ pointer: '/attachment/1' }] })
    expect((await read(bodyOf(file('a.png', Buffer.alloc(LIMITS.fileBytes))))).files).toHaveLength(1)
  })

  test('more parts than any form has', async () => {
    expect(await codeOf(read(bodyOf(...Array.from({ length: 100 }, () => field('x', '')))))).toBe('BODY_UNREADABLE')
  })

  test('a body that never ends', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) yield Buffer.alloc(1024 * 1024)
    }
    expect(await codeOf(read(endless(), { maxFiles: 1 }))).toBe('FILE_TOO_LARGE')
  })

  test('by what storing a file throws, without waiting for the rest', async () => {
    let wanted = 0
    async function* stalled(): AsyncGenerator<Uint8Array> {
      wanted++
      yield file('a.png', Buffer.alloc(500_000)).subarray(0, 300_000)
      wanted++
      await new Promise(() => undefined)
    }
    const onFile = async () => {
      throw new DomainError('FILE_TYPE_REFUSED')
    }
    expect(await codeOf(read(stalled(), { onFile }))).toBe('FILE_TYPE_REFUSED')
    expect(wanted).toBeGreaterThan(0)
  })
})
