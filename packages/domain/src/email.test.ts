import { expect, test } from 'vitest'
import { emailKey, isMailAddress, mailboxKey } from './email.ts'

test('an address is compared without regard to case, width and space around it', () => {
  expect(emailKey(' Amina.Juma@DIT.ac.tz ')).toBe('amina.juma@dit.ac.tz')
  expect(emailKey('ａｍｉｎａ@dit.ac.tz')).toBe('amina@dit.ac.tz')
})

test.for(['amina@dit.ac.tz', "o'neill+ipt@a-b.example", 'maría@universidad.example', 'student@demo.ipt'])(
  '%s can be written to',
  (address) => {
    expect(isMailAddress(address)).toBe(true)
  },
)

test.for([
  '',
  'amina',
  '@dit.ac.tz',
  'amina@',
  'amina@dit.ac.tz\r\nBcc: all@dit.ac.tz',
  'amina@dit.ac.tz\n',
  'amina@dit.ac.tz, juma@dit.ac.tz',
  'Amina <amina@dit.ac.tz>',
  'amina juma@dit.ac.tz',
  'a@b@c',
  '.amina@dit.ac.tz',
  'amina@dit..tz',
  'amina\u0000@dit.ac.tz',
  '"amina"@dit.ac.tz',
])('%j cannot', (address) => {
  expect(isMailAddress(address)).toBe(false)
})

test('labels, and the dots of Gmail, lead to the same mailbox; other dots to another', () => {
  expect(mailboxKey('Amina+Boss@DIT.ac.tz')).toBe(mailboxKey('amina@dit.ac.tz'))
  expect(mailboxKey('a.mina+x@googlemail.com')).toBe(mailboxKey('amina@gmail.com'))
  expect(mailboxKey('a.mina@dit.ac.tz')).not.toBe(mailboxKey('amina@dit.ac.tz'))
  expect(mailboxKey('+a@dit.ac.tz')).not.toBe(mailboxKey('amina@dit.ac.tz'))
})
