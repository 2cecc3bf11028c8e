/** A telephone number as people write one: digits, and what parts them. An empty one is fine too. */
export const isPhone = (text: string): boolean => /^\+?[\d\s()./-]*$/.test(text)
