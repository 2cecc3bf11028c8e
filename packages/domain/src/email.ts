/** The form under which an address is unique: NFKC, trimmed, case folded. Shown as it was typed, compared as this. */
export const emailKey = (address: string): string => address.normalize('NFKC').trim().toLowerCase()

/** One `@` between a name and a host, and nothing that would end a header, open a list or name a second person. */
const ADDRESS = /^[^\s\p{C}@<>()[\]\\,;:"]{1,64}@[^\s\p{C}@<>()[\]\\,;:"/]{1,190}$/u

/** Whether a mail can be sent there, by its form alone. Only sending tells more. */
export const isMailAddress = (address: string): boolean => ADDRESS.test(address) && !/^\.|\.@|@\.|\.\.|\.$/.test(address)
