/** The form under which an address is unique: NFKC, trimmed, case folded. Shown as it was typed, compared as this. */
export const emailKey = (address: string): string => address.normalize('NFKC').trim().toLowerCase()
