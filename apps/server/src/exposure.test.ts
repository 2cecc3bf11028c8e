import { expect, test } from 'vitest'
import { exposureWarning } from './exposure.ts'

test.each(['0.0.0.0', '::', '10.0.0.5', 'ipt.example'])(
  'HOST=%s without an origin is warned of, with the setting that mends it',
  (host) => {
    expect(exposureWarning({ host, publicOrigin: null })).toContain(`HOST=${host} lets other machines in, and PUBLIC_ORIGIN is not set`)
  },
)

test.each(['127.0.0.1', '127.0.0.53', 'localhost', '::1'])('HOST=%s stays on this machine', (host) => {
  expect(exposureWarning({ host, publicOrigin: null })).toBeNull()
})

test('with an origin it is known what people type', () => {
  expect(exposureWarning({ host: '0.0.0.0', publicOrigin: 'https://ipt.example' })).toBeNull()
})
