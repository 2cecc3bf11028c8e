import { MAIL_WAYS } from '@ipt/domain'
import { expect, test } from 'vitest'
import { KIND_OF_EVENT } from './index.ts'

test('every kind says how it goes by mail, and what that choice is called', () => {
  expect(KIND_OF_EVENT.size).toBeGreaterThan(20)
  for (const { on, mail, label } of KIND_OF_EVENT.values()) {
    expect(MAIL_WAYS, on).toContain(mail)
    expect(label?.en, on).toBeTruthy()
    expect(label?.sw, on).toBeTruthy()
  }
})
