import { describe, expect, it } from 'vitest'
import { type Changes, changesBetween } from './changes.ts'

const content = (text: string, more = {}) => ({
  content: text,
  hours: 8,
  skills: ['Relays'],
  files: [{ id: 'f', name: 'panel.jpg' }],
  ...more,
})
const shown = (parts: Changes['words']) =>
  parts.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`)).join('')
const joined = (parts: Changes['words'], without: string) =>
  parts
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('')

describe('changesBetween', () => {
  it('marks whole words, never letters', () => {
    const { words } = changesBetween(
      content('Tested the relay and it worked.'),
      content('Tested the overcurrent relay and it tripped.'),
      'en',
    )
    expect(shown(words)).toBe('Tested the [+overcurrent ]relay and it [-worked][+tripped].')
  })

  it('parts Kiswahili and numbers with units as its readers do', () => {
    const { words } = changesBetween(content('Nilipima ukinzani: 3.8 Ω.'), content('Nilipima ukinzani wa ardhi: 4.2 Ω.'), 'sw')
    expect(shown(words)).toBe('Nilipima ukinzani [+wa ardhi]: [-3.8][+4.2] Ω.')
  })

  it('holds both texts whole, but for white space', () => {
    const [before, after] = ['Line one.\nLine two, 95 mm² cable.', 'Line one.\n\nLine three, 95 mm² cable; done.']
    const { words } = changesBetween(content(before), content(after), 'en')
    const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
    expect(plain(joined(words, 'added'))).toBe(plain(before))
    expect(plain(joined(words, 'removed'))).toBe(plain(after))
  })

  it('names what came and went of skills and files, and the hours', () => {
    const changes = changesBetween(
      content('Same.'),
      content('Same.', { hours: 7.5, skills: ['Relays', 'Injection'], files: [{ id: 'g', name: 'panel.jpg' }] }),
      'en',
    )
    expect(changes).toMatchObject({
      hours: { before: 8, after: 7.5 },
      skills: [
        { kind: 'same', text: 'Relays' },
        { kind: 'added', text: 'Injection' },
      ],
      files: [
        { kind: 'removed', text: 'panel.jpg' },
        { kind: 'added', text: 'panel.jpg' },
      ],
      any: true,
    })
  })

  it('knows when nothing differs, and that white space is a difference', () => {
    expect(changesBetween(content('Same.'), content('Same.'), 'en').any).toBe(false)
    expect(changesBetween(content('Same.'), content('Same. '), 'en').any).toBe(true)
  })
})
