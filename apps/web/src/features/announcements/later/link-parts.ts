/** A piece of a text: as it stands, or an address that can be followed. */
export interface TextPart {
  text: string
  href: string | null
}

const ADDRESS = /\bhttps:\/\/[^\s<>"']+/g
/** What ends a sentence or a bracket around an address is not part of it. */
const TAIL = /[.,;:!?)\]}»”’]+$/

/** A text in pieces, so that the https addresses in it can be shown as links. Nothing else of it is ever more than text. */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0])
    if (!URL.canParse(address)) continue
    if (match.index > from) parts.push({ text: text.slice(from, match.index), href: null })
    parts.push({ text: address, href: new URL(address).href })
    from = match.index + address.length
  }
  if (from < text.length) parts.push({ text: text.slice(from), href: null })
  return parts
}

/** Without its tail; a bracket that the address itself opened stays. */
function trimmed(address: string): string {
  const tail = TAIL.exec(address)?.[0] ?? ''
  const kept = address.slice(0, address.length - tail.length)
  return tail.startsWith(')') && kept.split('(').length > kept.split(')').length ? `${kept})` : kept
}
