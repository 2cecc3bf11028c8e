import { expect, test } from 'vitest'
import { linkParts } from './link-parts.ts'

const links = (text: string) => linkParts(text).flatMap(({ href }) => href ?? [])

test.each([
  ['Fill it in at https://uut.example/ipt?form=2.', ['https://uut.example/ipt?form=2']],
  ['(see https://uut.example/a), or https://uut.example/b!', ['https://uut.example/a', 'https://uut.example/b']],
  ['https://uut.example/wiki/IPT_(Tanzania)', ['https://uut.example/wiki/IPT_(Tanzania)']],
  ['http://uut.example javascript:alert(1) //uut.example mailto:a@b.example', []],
  ['https:// https://[', []],
  ['xhttps://uut.example', []],
  ['<a href="https://uut.example/x">', ['https://uut.example/x']],
])('of "%s" these are links: %j', (text, expected) => {
  expect(links(text)).toEqual(expected)
})

test('put together again it is the text, whatever it holds', () => {
  for (const text of ['', 'a', 'x https://uut.example/a, y\n\nhttps://uut.example/b', '<b>https://u.example</b>', 'https://u.example.)'])
    expect(
      linkParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
})
