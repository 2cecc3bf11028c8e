/** FNV-1a, 32 bits: the same failure has the same code, on every device. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return value
}

/** The first line of a stack that names a place, without the address of the site. */
const placeOf = (stack: string): string =>
  stack
    .split('\n')
    .find((line) => /:\d+:\d+/.test(line))
    ?.replace(/https?:\/\/[^/]+/, '') ?? ''

/** A short name of a failure, such as `3F9K2AB`: to be read out to whoever mends it. Says nothing about the person or their words. */
export function crashCode(error: unknown): string {
  const { name, message, stack } = error instanceof Error ? error : { name: typeof error, message: String(error), stack: '' }
  return hash(`${name}\n${message}\n${placeOf(stack ?? '')}`)
    .toString(36)
    .toUpperCase()
    .padStart(7, '0')
}
