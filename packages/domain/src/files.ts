/** The kinds of file that are taken: the type by content, and the endings that may name it. */
export const FILE_TYPES = {
  'image/jpeg': { extensions: ['jpg', 'jpeg'], image: true },
  'image/png': { extensions: ['png'], image: true },
  'image/webp': { extensions: ['webp'], image: true },
  'application/pdf': { extensions: ['pdf'], image: false },
} as const

export type FileType = keyof typeof FILE_TYPES
export const isFileType = (type: string): type is FileType => Object.hasOwn(FILE_TYPES, type)
export const isImageType = (type: FileType): boolean => FILE_TYPES[type].image

/** Whether a file named `name` may hold `type`: the ending is one of the type's, or there is none. */
export function nameFitsType(name: string, type: FileType): boolean {
  const dot = name.lastIndexOf('.')
  if (dot < 0) return true
  const allowed: readonly string[] = FILE_TYPES[type].extensions
  return allowed.includes(name.slice(dot + 1).toLowerCase())
}

/** For `<input accept>`. */
export const FILE_ACCEPT = Object.entries(FILE_TYPES)
  .flatMap(([type, { extensions }]) => [type, ...extensions.map((extension) => `.${extension}`)])
  .join(',')
