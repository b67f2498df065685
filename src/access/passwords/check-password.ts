import type { Db } from '../../database/connect.ts'

/**
 * Whether this is the person's password. Takes the same work for a person who is unknown, deactivated or has none, so
 * that the time of an answer does not tell addresses apart (OWASP ASVS 5.0, 6.3.8).
 */
export async function isPasswordOf(db: Db, personId: string | undefined, password: string): Promise<boolean> {
  const { hashPassword, verifyPassword } = await import('better-auth/crypto')
  hashOfNobody ??= hashPassword('the password of no person')
  const account = await db
    .selectFrom('person_account')
    .select('password')
    .where('person_id', '=', personId ?? '')
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  const isRight = await verifyPassword({ hash: account?.password ?? (await hashOfNobody), password })
  return isRight && account?.password != null
}

let hashOfNobody: Promise<string> | undefined
