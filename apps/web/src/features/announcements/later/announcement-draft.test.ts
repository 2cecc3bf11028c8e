import { expect, test } from 'vitest'
import { announcementKey, type DraftStore, emptyAnnouncement, keepAnnouncement, readAnnouncement } from './announcement-draft.ts'

const store = (): DraftStore => {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

test('what was written comes back whole, to the same person', () => {
  const all = store()
  const draft = { ...emptyAnnouncement('a'), title: 'Site visits', body: 'From Monday.', roles: ['universitySupervisor' as const] }
  keepAnnouncement(all, announcementKey('joseph'), draft)
  expect(readAnnouncement(all, announcementKey('joseph'))).toEqual(draft)
  expect(readAnnouncement(all, announcementKey('rehema'))).toBeNull()
  keepAnnouncement(all, announcementKey('joseph'), emptyAnnouncement('b'))
  expect(readAnnouncement(all, announcementKey('joseph'))).toBeNull()
})

test.each(['{', '"text"', '{"id":"a"}', '{"id":"a","title":"","body":"","institutionId":"","cohortId":"","roles":"student"}'])(
  '%s is no draft',
  (value) => {
    const all = store()
    all.setItem('key', value)
    expect(readAnnouncement(all, 'key')).toBeNull()
  },
)

test('roles that there are not are left out', () => {
  const all = store()
  all.setItem('key', JSON.stringify({ ...emptyAnnouncement('a'), title: 'x', roles: ['coordinator', 'student'] }))
  expect(readAnnouncement(all, 'key')?.roles).toEqual(['student'])
})
