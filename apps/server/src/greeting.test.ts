import { expect, test } from 'vitest'
import { type Greeting, greeting } from './greeting.ts'

const lines = (change: Partial<Greeting>): string =>
  greeting({ address: 'http://localhost:8000', setupCode: null, demo: null, demoPassword: null, mail: 'smtp', ...change }).join('\n')

test('while there is no institution it says where to set one up, code and all', () => {
  expect(lines({ setupCode: 'ABCD-EFGH-JKMN' })).toContain('Open http://localhost:8000/setup#ABCD-EFGH-JKMN')
  expect(lines({})).not.toContain('setup')
})

test('it says in one line where mails go when they go to no server', () => {
  expect(lines({ mail: 'smtp' })).not.toMatch(/mail/i)
  expect(lines({ mail: 'shown' })).toMatch(/shown here: SMTP_URL is not set/)
  expect(lines({ mail: 'kept' })).toMatch(/not sent: SMTP_URL is not set/)
})

test('it shows the demo’s password only where the demo may be looked around in', () => {
  expect(lines({ demo: 'shown', demoPassword: 'ipt-demo-2026' })).toMatch(/student@demo\.ipt +ipt-demo-2026/)
  expect(lines({ demo: 'locked' })).toMatch(/can not sign in/)
  expect(lines({ demo: 'locked' })).not.toContain('demo.ipt')
})
