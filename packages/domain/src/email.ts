/** The form under which an address is unique: NFKC, trimmed, case folded. Shown as it was typed, compared as this. */
export const emailKey = (address: string): string => address.normalize('NFKC').trim().toLowerCase()

const DOTLESS = new Set(['gmail.com', 'googlemail.com'])

/**
 * The mailbox behind an address, as far as its form tells: what follows a `+` is a label, and Gmail reads no dots. For asking whether two
 * addresses are one person's, never for finding an account.
 */
export function mailboxKey(address: string): string {
  const key = emailKey(address)
  const at = key.lastIndexOf('@')
  const [host, name = ''] = [key.slice(at + 1), key.slice(0, at).split('+')[0]]
  return DOTLESS.has(host) ? `${name.replaceAll('.', '')}@gmail.com` : `${name}@${host}`
}

/** One `@` between a name and a host, and nothing that would end a header, open a list or name a second person. */
const ADDRESS = /^[^\s\p{C}@<>()[\]\\,;:"]{1,64}@[^\s\p{C}@<>()[\]\\,;:"/]{1,190}$/u

/** Whether a mail can be sent there, by its form alone. Only sending tells more. */
export const isMailAddress = (address: string): boolean => ADDRESS.test(address) && !/^\.|\.@|@\.|\.\.|\.$/.test(address)
