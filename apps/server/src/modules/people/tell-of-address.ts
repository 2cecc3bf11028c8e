import { Institution, type User } from '@ipt/db'
import type { Ctx } from '../../kernel/use-case.ts'
import { sendMail } from '../mail/index.ts'
import { addressChangedMail } from './mails/address-changed.ts'

/** Mails somebody with an account, at each of these addresses, by which one they sign in from now on. */
export async function tellOfAddress(
  tx: Ctx,
  user: User,
  {
    institutionId,
    email,
    how,
    addresses,
  }: { institutionId: string | null; email: string; how: 'CORRECTED' | 'MERGED'; addresses: readonly string[] },
): Promise<void> {
  const institution = institutionId === null ? 'IPT Service' : (await tx.em.findOneOrFail(Institution, institutionId)).name
  const body = addressChangedMail(user.language, { name: user.name, institution, email, how })
  for (const address of new Set(addresses))
    await sendMail(tx, { to: { userId: user.id, address, language: user.language }, institutionId, kind: 'addressChanged', body })
}
