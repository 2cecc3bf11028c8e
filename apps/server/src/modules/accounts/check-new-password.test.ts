import { NewPassword } from '@ipt/contracts'
import { expect, test } from 'vitest'
import { checkNewPassword } from './check-new-password.ts'

test.for([
  ['qwertyuiop', 'common'],
  ['QwertyUiop', 'common'],
  ['1234567890', 'common'],
  ['ｑｗｅｒｔｙｕｉｏｐ', 'common'],
  ['amina.juma', 'email'],
  ['Amina.Juma@DIT.ac.tz', 'email'],
  ['my amina.juma 2026', 'email'],
] as const)('%s is refused: %s', async ([password, reason]) => {
  await expect(checkNewPassword(password, 'amina.juma@dit.ac.tz')).rejects.toMatchObject({
    code: 'PASSWORD_REFUSED',
    facts: { reason },
    fields: [{ pointer: '/password' }],
  })
})

test.for(['correct horse battery', 'mvua ya masika', 'aaaaabbbbbccccc', '        a         ', '🦁🐘🦒🦏🐃🦓🐆🐒🦛🐊'])(
  '%s is taken: nothing is asked of its kinds of letters',
  async (password) => {
    await expect(checkNewPassword(password, 'amina.juma@dit.ac.tz')).resolves.toBeUndefined()
  },
)

test('an e-mail name of a few letters may stand in a password', async () => {
  await expect(checkNewPassword('the ipt season', 'ipt@dit.ac.tz')).resolves.toBeUndefined()
  await expect(checkNewPassword('ipt@dit.ac.tz', 'ipt@dit.ac.tz')).rejects.toMatchObject({ facts: { reason: 'email' } })
})

test('10 to 1,024 characters', () => {
  expect(NewPassword.safeParse('x'.repeat(9)).success).toBe(false)
  expect(NewPassword.safeParse('x'.repeat(10)).success).toBe(true)
  expect(NewPassword.safeParse('x'.repeat(1_024)).success).toBe(true)
  expect(NewPassword.safeParse('x'.repeat(1_025)).success).toBe(false)
})
