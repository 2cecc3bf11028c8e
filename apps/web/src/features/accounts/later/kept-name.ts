const keyOf = (userId: string): string => `ipt.name.${userId}`

/** A name that was typed and not saved, in this tab; null where there is none, or storage is forbidden. */
export function keptName(userId: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(userId))
  } catch {
    return null
  }
}

export function keepName(userId: string, name: string): void {
  try {
    sessionStorage.setItem(keyOf(userId), name)
  } catch {
    // Forbidden or full: the field still has it.
  }
}

export function forgetName(userId: string): void {
  try {
    sessionStorage.removeItem(keyOf(userId))
  } catch {
    // Then nothing was kept.
  }
}
