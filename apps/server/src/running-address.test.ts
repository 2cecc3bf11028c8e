import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockDataFolder } from '@ipt/db/embedded'
import { expect, test } from 'vitest'
import { keepAddress, runningServer } from './running-address.ts'

test('a server is where it says, as long as it holds the folder: one that was killed is nowhere', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ipt-address-'))
  expect(await runningServer(folder)).toBeNull()
  const lock = await lockDataFolder(folder)
  expect(await runningServer(folder), 'still starting').toBeNull()
  const takeBack = await keepAddress(folder, 'https://ipt.example')
  expect(await runningServer(folder)).toMatchObject({ address: 'https://ipt.example', since: expect.any(Date) })
  await lock.release()
  expect(await runningServer(folder), 'killed').toBeNull()
  const next = await lockDataFolder(folder)
  await takeBack()
  expect(await runningServer(folder)).toBeNull()
  await next.release()
  await rm(folder, { recursive: true, force: true })
})
