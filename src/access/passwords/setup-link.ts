import { sql } from 'kysely'
import { DatelineError } from '../../core/errors/errors.ts'
import { sha256 } from '../../core/hash.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { type CurrentActor, systemActor } from '../actor.ts'
import { writeAudit } from '../audit/audit-log.ts'
import { auditedTransaction } from '../audit/audited-transaction.ts'
import { revokeKeysOf } from '../keys/api-keys.ts'
import { insertPerson } from '../people/add-person.ts'
import { findPerson } from '../people/people.view.ts'
import { type OwnWord, ownWordsOf } from './own-words.ts'
import { assertGoodPassword, hashNewPassword } from './passwords.ts'
import { setPasswordHash } from './set-password-hash.ts'
import { makeSetupToken } from './setup-token.ts'

/** The address that makes the first admin, while there is no person at all; each start gives a new one. */
export async function ensureSetupLink(
  { db, clock }: { db: Db; clock: Clock },
  publicUrl: string,
): Promise<string | undefined> {
  return await db.transaction().execute(async trx => {
    if (await isAnybodyHere(trx)) return undefined
    const token = await makeSetupToken(trx, null, clock.now())
    return setupUrl(publicUrl, token)
  })
}

/** The token stands in the fragment, which browsers send to no server, so no log has it (OWASP ASVS 5.0, 14.2.1). */
export function setupUrl(publicUrl: string, token: string): string {
  return new URL(`/setup#token=${token}`, publicUrl).href
}

/** Of what a person typed or pasted: a token, or the whole link that ends with it. */
export function tokenOfLink(typed: string): string {
  return /token=([\w-]+)/.exec(typed)?.[1] ?? typed.trim()
}

export type SetupLink =
  | { for: 'first-admin' }
  | { for: 'person'; personId: string; name: string; email: string; hasAccount: boolean }

/** What a link is for. Throws `not-found` for one that is unknown, used or too old. */
export async function openSetupLink(
  { db, clock }: { db: Db; clock: Clock },
  token: string,
): Promise<SetupLink> {
  const link = await db
    .selectFrom('setup_link')
    .leftJoin('person', 'person.id', 'setup_link.person_id')
    .select(['setup_link.person_id', 'person.name', 'person.stands_for as standsFor'])
    .select(sql<string | null>`coalesce(person.invited_email, person.email)`.as('email'))
    .where('token_hash', '=', sha256(token))
    .where('expires_at', '>', clock.now())
    .where('person.deactivated_at', 'is', null)
    .executeTakeFirst()
  if (!link) throw spent()
  const { person_id, name, email, standsFor } = link
  return person_id && name && email
    ? { for: 'person', personId: person_id, name, email, hasAccount: standsFor !== null }
    : { for: 'first-admin' }
}

/**
 * Uses a link up: makes the first admin, or gives a person the password; sessions and API keys of before end.
 * @param begin what else begins with the first admin, in the same transaction.
 */
export async function followSetupLink(
  deps: { db: Db; clock: Clock },
  form: { token: string; password: string; name?: string | undefined; email?: string | undefined },
  begin?: (trx: Db, actor: CurrentActor) => Promise<void>,
): Promise<{ personId: string; email: string }> {
  const passwordHash = await hashNewPassword(form.password, await ownWordsFor(deps, form))
  return await auditedTransaction(deps.db, async trx => {
    // Two first admins at once would be one too many: the table is ours until this commits.
    await sql`lock table setup_link in exclusive mode`.execute(trx)
    const link = await openSetupLink({ ...deps, db: trx }, form.token)
    if (link.for === 'person' && link.hasAccount) throw hasAccountAlready(link.email)
    const now = deps.clock.now()
    const { personId, email } = link.for === 'person' ? link : await insertFirstAdmin(trx, now, form)
    await setPasswordHash(trx, personId, passwordHash, now)
    const keys = await revokeKeysOf(trx, personId)
    const used = trx.deleteFrom('setup_link')
    await (link.for === 'person'
      ? used.where('person_id', '=', personId)
      : used.where('person_id', 'is', null)
    ).execute()
    const subject = { officeId: null, subjectKind: 'person', subjectId: personId } as const
    const actor: CurrentActor = { ...systemActor, id: personId, via: 'session' }
    await writeAudit(trx, actor, now, [
      { action: 'people.choose-password', ...subject, detail: { keysRevoked: keys } },
    ])
    if (link.for === 'first-admin') await begin?.(trx, actor)
    return { personId, email }
  })
}

/**
 * Gives the person whom a link is for the password, and uses the link up.
 * @throws DatelineError `link-expired`, also for the link that makes the first admin; as `followSetupLink`.
 */
export async function followPersonalLink(
  deps: { db: Db; clock: Clock },
  { link, password }: { link: string; password: string },
): Promise<void> {
  const token = tokenOfLink(link)
  if ((await openSetupLink(deps, token)).for === 'first-admin') throw spent()
  await followSetupLink(deps, { token, password })
}

/**
 * Refuses a password that the form of a link could not be sent with.
 * @throws DatelineError `link-expired`, and as `assertGoodPassword`.
 */
export async function assertGoodForLink(
  deps: { db: Db; clock: Clock },
  form: { token: string; password: string; name?: string | undefined; email?: string | undefined },
): Promise<void> {
  await assertGoodPassword(form.password, await ownWordsFor(deps, form))
}

/** Of the person the link is for, or of the first admin as the form says. */
async function ownWordsFor(
  deps: { db: Db; clock: Clock },
  form: { token: string; name?: string | undefined; email?: string | undefined },
): Promise<OwnWord[]> {
  const link = await openSetupLink(deps, form.token)
  const person = link.for === 'person' ? await findPerson(deps.db, link.personId) : undefined
  const { name = '', email = '' } = person ?? form
  return await ownWordsOf(deps.db, { name, email, grants: person?.grants ?? [] })
}

async function insertFirstAdmin(
  trx: Db,
  now: Date,
  { name, email }: { name?: string | undefined; email?: string | undefined },
): Promise<{ personId: string; email: string }> {
  if (!name || !email) throw new DatelineError('first-admin-incomplete', {})
  if (await isAnybodyHere(trx)) throw spent()
  const grants = [{ role: 'admin', officeId: '*' }] as const
  const personId = await insertPerson(trx, systemActor, now, { name, email, grants })
  return { personId, email: email.trim().toLowerCase() }
}

/** Whether the installation has been set up. */
export async function isAnybodyHere(db: Db): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Only now, and not when the link is opened: the person who made it may open it, and must learn no more than that. */
function hasAccountAlready(email: string): DatelineError {
  return new DatelineError('account-exists', { email })
}

function spent(): DatelineError {
  return new DatelineError('link-expired', {})
}
