import { randomBytes } from 'node:crypto'
import { createOTP } from '@better-auth/utils/otp'
import { DatelineError } from '../../core/errors/errors.ts'
import { sha256 } from '../../core/hash.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import type { Grant, Role } from '../actor.ts'

/** Seals secrets of people with SECRET_KEYS; sealed for one person, a secret does not open for another. */
export interface PersonSealer {
  seal(personId: string, plain: string): { keyId: string; sealed: string }
  open(personId: string, secret: { keyId: string; sealed: string }): string
}

export interface FactorDeps {
  db: Db
  clock: Clock
  sealer: PersonSealer
}

/** What a person can sign in with besides the password. */
export interface Factors {
  totp: boolean
  passkeys: number
}

/** Roles that can post in an office's name, or let others do so (OWASP ASVS 5.0, 6.3.3). */
const guardedRoles: ReadonlySet<Role> = new Set(['approver', 'operator', 'admin'])

export function needsSecondFactor(grants: readonly Grant[]): boolean {
  return grants.some(grant => guardedRoles.has(grant.role))
}

export async function factorsOf(db: Db, personId: string): Promise<Factors> {
  const { totp, passkeys } = await db
    .selectNoFrom(eb => [
      eb
        .selectFrom('second_factor')
        .select(eb.fn.countAll<number>().as('n'))
        .where('person_id', '=', personId)
        .where('confirmed_at', 'is not', null)
        .as('totp'),
      eb
        .selectFrom('passkey')
        .select(eb.fn.countAll<number>().as('n'))
        .where('person_id', '=', personId)
        .as('passkeys'),
    ])
    .executeTakeFirstOrThrow()
  return { totp: Number(totp) > 0, passkeys: Number(passkeys) }
}

/**
 * A new secret for an authenticator app, as an `otpauth:` address; it counts when `confirmTotp` has seen a code.
 * @throws DatelineError `conflict` for a person whose app is confirmed already.
 */
export async function beginTotp(
  { db, clock, sealer }: FactorDeps,
  person: { id: string; email: string },
): Promise<{ secret: string; uri: string }> {
  const secret = randomBytes(20).toString('base64url')
  const { keyId, sealed } = sealer.seal(person.id, secret)
  const begun = await db
    .insertInto('second_factor')
    .values({ person_id: person.id, key_id: keyId, sealed, created_at: clock.now() })
    .onConflict(conflict =>
      conflict
        .column('person_id')
        .doUpdateSet({ key_id: keyId, sealed, created_at: clock.now(), last_step: 0 })
        .where('second_factor.confirmed_at', 'is', null),
    )
    .returning('person_id')
    .executeTakeFirst()
  if (!begun) throw new DatelineError('authenticator-exists', {})
  const uri = createOTP(secret).url('Dateline', person.email)
  return { secret: new URL(uri).searchParams.get('secret') ?? '', uri }
}

/** Takes the first code of a new app; the answer holds ten backup codes, shown this once. */
export async function confirmTotp(
  deps: FactorDeps,
  trx: Db,
  personId: string,
  code: string,
): Promise<{ backupCodes: string[] }> {
  if (!(await takeTotp({ ...deps, db: trx }, personId, code, 'begun'))) throw wrongCode()
  await trx
    .updateTable('second_factor')
    .set({ confirmed_at: deps.clock.now() })
    .where('person_id', '=', personId)
    .execute()
  return { backupCodes: await makeBackupCodes(trx, personId) }
}

/** New backup codes; those of before are worth nothing. */
export async function makeBackupCodes(trx: Db, personId: string): Promise<string[]> {
  const codes = Array.from({ length: 10 }, newBackupCode)
  await trx.deleteFrom('backup_code').where('person_id', '=', personId).execute()
  await trx
    .insertInto('backup_code')
    .values(codes.map(code => ({ person_id: personId, code_hash: hashOf(code) })))
    .execute()
  return codes
}

/** Takes a code of the app or a backup code, each once; false for any other. */
export async function takeCode(deps: FactorDeps, personId: string, code: string): Promise<boolean> {
  if (/^[\d\s]+$/.test(code)) return await takeTotp(deps, personId, code, 'confirmed')
  const { numDeletedRows } = await deps.db
    .deleteFrom('backup_code')
    .where('person_id', '=', personId)
    .where('code_hash', '=', hashOf(code))
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Ends the app, the backup codes and, where asked, the passkeys of a person. */
export async function removeFactors(trx: Db, personId: string, what: 'totp' | 'all'): Promise<void> {
  await trx.deleteFrom('second_factor').where('person_id', '=', personId).execute()
  await trx.deleteFrom('backup_code').where('person_id', '=', personId).execute()
  if (what === 'all') await trx.deleteFrom('passkey').where('person_id', '=', personId).execute()
}

export function wrongCode(): DatelineError {
  return new DatelineError('wrong-code', {})
}

const periodMs = 30_000

/**
 * Codes of the step before and after are taken too, for clocks that differ (RFC 6238, 5.2); the update makes sure that
 * no step counts twice, however many requests bring it at once.
 */
async function takeTotp(
  { db, clock, sealer }: FactorDeps,
  personId: string,
  code: string,
  state: 'begun' | 'confirmed',
): Promise<boolean> {
  const factor = await db
    .selectFrom('second_factor')
    .select(['key_id as keyId', 'sealed', 'last_step'])
    .where('person_id', '=', personId)
    .where('confirmed_at', state === 'begun' ? 'is' : 'is not', null)
    .executeTakeFirst()
  if (!factor) return false
  const otp = createOTP(sealer.open(personId, factor))
  const now = Math.floor(clock.now().getTime() / periodMs)
  const digits = code.replace(/\s/g, '')
  for (const step of [now, now - 1, now + 1]) {
    if ((await otp.hotp(step)) !== digits) continue
    const { numUpdatedRows } = await db
      .updateTable('second_factor')
      .set({ last_step: step })
      .where('person_id', '=', personId)
      .where('last_step', '<', step)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }
  return false
}

/** Sixteen characters of five bits, without those that look alike. */
function newBackupCode(): string {
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'
  const signs = [...randomBytes(16)].map(byte => alphabet[byte % 32]).join('')
  return signs.replace(/(.{4})(?=.)/g, '$1-')
}

function hashOf(code: string): string {
  return sha256(code.toLowerCase().replace(/[^a-z0-9]/g, ''))
}
