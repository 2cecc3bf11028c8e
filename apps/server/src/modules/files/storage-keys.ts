/** The key of a new object: by month, then spread over 256 folders by the id's last two digits. Server-made, whatever the client called it. */
export function newStorageKey(at: Date, id: string): string {
  const [year, month] = at.toISOString().split('-')
  return `${year}/${month}/${id.slice(-2)}/${id}`
}

/** The key of an object that is made from another: it lies beside it, and says from which. */
export const derivedKey = (storageKey: string, id: string): string => `${storageKey}.${id}`

/** The key of the upload that an object is, or is made from. */
export const uploadKeyOf = (key: string): string => key.split('.', 1)[0] ?? key
