import { FILE_TYPES, type FileType, isFileType, LIMITS } from '@ipt/domain'

export type FileFault = 'FILE_TOO_LARGE' | 'FILE_EMPTY' | 'FILE_TYPE_REFUSED'

/** The type that the browser names, or else the one that the ending stands for. */
export function typeOf(file: { name: string; type: string }): FileType | null {
  if (isFileType(file.type)) return file.type
  const ending = file.name.split('.').pop()?.toLowerCase() ?? ''
  const found = Object.entries(FILE_TYPES).find(([, { extensions }]) => (extensions as readonly string[]).includes(ending))
  return file.type === '' && found ? (found[0] as FileType) : null
}

/** What is wrong with a file before a byte of it is sent; null: nothing. The server looks inside as well. */
export function faultOf(file: { name: string; type: string; size: number }): FileFault | null {
  if (file.size === 0) return 'FILE_EMPTY'
  if (file.size > LIMITS.fileBytes) return 'FILE_TOO_LARGE'
  return typeOf(file) ? null : 'FILE_TYPE_REFUSED'
}

/** A name that the server takes: no slashes or control characters, short enough, its ending kept. */
export function safeName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for.
  const clean = name.replace(/[\u0000-\u001f\u007f-\u009f/\\]/g, ' ').trim() || 'file'
  if (clean.length <= LIMITS.fileName) return clean
  const dot = clean.lastIndexOf('.')
  const ending = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : ''
  return clean.slice(0, LIMITS.fileName - ending.length).toWellFormed() + ending
}
