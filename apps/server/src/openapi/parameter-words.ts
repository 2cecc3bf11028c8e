/** What a parameter of an address or a query means, wherever it stands. */
const WORDS: Readonly<Record<string, string>> = {
  id: 'Of the thing that the address names.',
  limit: 'As many at most on a page.',
  cursor: 'The `next` of the page before. Without it: the first page.',
  q: 'Part of a name, a number or an address.',
  as: 'In which of the caller’s roles.',
  from: 'The first day.',
  to: 'The last day.',
  status: 'Those in one of these states.',
  state: 'Those in this state.',
  language: 'Of the words in the answer.',
  order: 'Which come first.',
  week_starts_on: 'The Monday of the week.',
  request_id: 'The client’s own id of this act: sent again with it, it is done once.',
  waiting_days: 'Those that have waited for so many days at least.',
  with_files: 'Those with files alone.',
  secret: 'What stands in the address that was told once.',
}

/** Null where the name says it all. */
export const wordsOfParameter = (name: string): string | null =>
  WORDS[name] ?? (name.endsWith('_id') ? `Of the ${name.slice(0, -'_id'.length).replaceAll('_', ' ')}.` : null)
