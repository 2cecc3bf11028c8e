/** Marks that turn the reading direction round, with which a name could show another ending than it has. */
const DIRECTION_MARKS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g

/**
 * A Content-Disposition header (RFC 6266) for any name at all: a plain ASCII form for old clients, and the whole name in UTF-8 (RFC 8187).
 * Nothing of the name can end the value or the header.
 */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  const shown =
    name
      .toWellFormed()
      .normalize('NFC')
      .replaceAll(DIRECTION_MARKS, '')
      .replaceAll(/[\p{Cc}/\\]/gu, '_')
      .trim() || 'file'
  const plain =
    shown
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^\x20-\x7e]|["%]/gu, '_')
      .trim() || 'file'
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded(shown)}`
}

/** RFC 8187 takes fewer characters than `encodeURIComponent` leaves. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
