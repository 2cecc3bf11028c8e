/**
 * What somebody typed as a query of PostgreSQL's full text search: each word as the beginning of one, all of them to be found. Null where
 * there is no word at all. Signs part words here as `vacancy_words` parts them in the database.
 */
export function searchWords(typed: string): string | null {
  const words = typed
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu)
  return words ? words.map((word) => `'${word}':*`).join(' & ') : null
}

/** A text to be found anywhere in another by LIKE, its signs taken literally. */
export const anywhere = (typed: string): string => `%${typed.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
