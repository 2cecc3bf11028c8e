import { emailKey } from '@ipt/domain'
import { DomainError } from '../../kernel/errors.ts'

/** Why a password is refused, beyond being too short or too long. */
type PasswordFault = 'common' | 'email' | 'same'

const WORDS: Record<PasswordFault, string> = {
  common: 'Many people use this password, so it is among the first to be tried.',
  email: 'This password holds your e-mail name, which is among the first to be tried.',
  same: 'This is the password that you have.',
}

/** A name that short would be found in honest passwords too. */
const NAME_LEAST = 4

/**
 * Refuses what a guesser tries first: one of the common passwords, and the person's e-mail name (NIST SP 800-63B-4, 3.1.1.2; OWASP ASVS
 * 5.0, 6.2.4 and 6.2.11). PASSWORD_REFUSED, with the reason in `facts`.
 */
export async function checkNewPassword(password: string, email: string): Promise<void> {
  const tried = fold(password)
  const key = emailKey(email)
  const [name = ''] = key.split('@')
  if (tried === key || tried === name || (name.length >= NAME_LEAST && tried.includes(name))) throw passwordRefused('email')
  if ((await commonPasswords()).has(tried)) throw passwordRefused('common')
}

export const passwordRefused = (reason: PasswordFault): DomainError =>
  new DomainError('PASSWORD_REFUSED', {
    detail: WORDS[reason],
    fields: [{ pointer: '/password', message: WORDS[reason] }],
    facts: { reason },
  })

const fold = (password: string): string => password.normalize('NFKC').toLowerCase()

let common: Promise<ReadonlySet<string>> | undefined

/** 49,000 passwords of breaches, unpacked at the first use. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common'].map(fold)))
  return common
}
