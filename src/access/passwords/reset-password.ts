import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { resetTriesOf, spendTry } from '../signing-in/attempt-limits.ts'
import { setupUrl } from './setup-link.ts'
import { makeSetupToken } from './setup-token.ts'

interface Deps {
  db: Db
  clock: Clock
  publicUrl: string
  mail: (mail: { to: readonly string[]; subject: string; text: string }) => Promise<void>
}

const hour = 3_600_000

/**
 * Asks for a link by which a forgotten password is replaced. Whatever becomes of it happens after the answer, so that
 * neither words nor time tell whether the address is known (OWASP ASVS 5.0, 6.3.8 and 6.4.3).
 * @returns `sent`, which resolves when the mail has gone out, or nothing was to be sent.
 * @throws DatelineError `too-many-requests` for a client that asks too often; an address is asked for in silence.
 */
export async function requestPasswordReset(
  deps: Deps,
  { email, networkAddress }: { email: string; networkAddress: string },
): Promise<{ sent: Promise<boolean> }> {
  const address = email.trim().toLowerCase()
  const [byClient, byAddress] = resetTriesOf(address, networkAddress)
  await spendTry(deps, byClient)
  const mayMail = await spendTry(deps, byAddress).then(
    () => true,
    () => false,
  )
  return { sent: mayMail ? sendLink(deps, address) : Promise.resolve(false) }
}

async function sendLink({ db, clock, publicUrl, mail }: Deps, email: string): Promise<boolean> {
  const person = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('email', '=', email)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst()
  if (!person) return false
  const token = await makeSetupToken(db, person.id, clock.now(), hour)
  await mail({
    to: [email],
    subject: 'A new password for Dateline',
    text: `Someone, probably you, asked for a new password for ${person.name} at ${publicUrl}.\n\nChoose one here within an hour; the link works once:\n${setupUrl(publicUrl, token)}\n\nAll sessions and API keys end then. If it was not you, do nothing: the password stays as it is.\n`,
  })
  return true
}
