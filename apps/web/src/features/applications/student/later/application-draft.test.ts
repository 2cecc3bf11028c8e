import { expect, test } from 'vitest'
import { type ApplicationDraft, changed, parseDraft } from './application-draft.ts'

const draft: ApplicationDraft = { id: 'a', sent: false, letter: 'Dear all', cv: null, letterFile: null }

test('what is changed after it was sent is another application; before, it is the same one', () => {
  expect(changed(draft, { letter: 'Dear sirs' }, () => 'b')).toEqual({ ...draft, letter: 'Dear sirs' })
  expect(changed({ ...draft, sent: true }, { letter: 'Dear sirs' }, () => 'b')).toEqual({ ...draft, id: 'b', letter: 'Dear sirs' })
})

test('a draft is read again; what is none is passed over', () => {
  const cv = { id: 'f', name: 'cv.pdf', mediaType: 'application/pdf', size: 10 }
  expect(parseDraft(JSON.stringify({ ...draft, cv }))).toEqual({ ...draft, cv })
  for (const text of [null, '', '{', '7', '{"id":"a"}', JSON.stringify({ ...draft, cv: { id: 'f' } })]) expect(parseDraft(text)).toBeNull()
})
