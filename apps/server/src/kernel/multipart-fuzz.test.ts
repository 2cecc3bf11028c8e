import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DomainError } from './errors.ts'
import { BOUNDARY, bodyOf, field, file, read } from './testing/multipart-bodies.ts'

test('whatever comes, it is answered or refused, and never waits for ever', async () => {
  const piece = fc.oneof(
    fc
      .constantFrom(
        '--',
        '\r\n',
        '\r',
        '\n',
        `--${BOUNDARY}`,
        `\r\n--${BOUNDARY}`,
        `--${BOUNDARY}--`,
        '\r\n\r\n',
        'Content-Disposition: form-data; name="content"',
        'Content-Disposition: form-data; name="attachment"; filename="a.png"',
        'form-data',
        ';',
        '"',
        ':',
        '\0',
      )
      .map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 1, max: 50 }), fc.boolean(), async (chunks, pieces, started) => {
      const body = Buffer.concat([Buffer.from(started ? `--${BOUNDARY}\r\n` : ''), ...chunks])
      const outcome = await Promise.race([
        read(body, { pieces }).then(
          () => 'answered',
          (error: unknown) => (error instanceof DomainError && error.code !== 'INTERNAL' ? 'refused' : error),
        ),
        new Promise((resolve) => setTimeout(resolve, 2_000, 'waits')),
      ])
      expect(['answered', 'refused']).toContain(outcome)
    }),
    { numRuns: 2_000 },
  )
})

test('a well-formed body with one bit or piece changed is answered or refused', async () => {
  const whole = bodyOf(field('content', 'some text'), file('a.png', 'some bytes'), file('b.png', 'more'), field('log_date', '2026-11-24'))
  await fc.assert(
    fc.asyncProperty(
      fc.nat(whole.length - 1),
      fc.nat(20),
      fc.uint8Array({ maxLength: 10 }),
      fc.integer({ min: 1, max: 200 }),
      async (at, cut, put, pieces) => {
        const body = Buffer.concat([whole.subarray(0, at), put, whole.subarray(at + cut)])
        const outcome = await Promise.race([
          read(body, { pieces }).then(
            () => 'answered',
            (error: unknown) => (error instanceof DomainError && error.code !== 'INTERNAL' ? 'refused' : error),
          ),
          new Promise((resolve) => setTimeout(resolve, 2_000, 'waits')),
        ])
        expect(['answered', 'refused']).toContain(outcome)
      },
    ),
    { numRuns: 2_000 },
  )
})
