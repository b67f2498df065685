import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { managingPeople } from '../acting.ts'
import type { Actor } from '../actor.ts'
import { writeAudit } from '../audit/audit-log.ts'
import { revokeKeysOf } from '../keys/api-keys.ts'
import { findPerson } from '../people/people.view.ts'
import { assertSession } from '../policy.ts'
import type { Client } from '../signing-in/client.ts'
import type { Access } from '../signing-in/sign-in.ts'
import type { SignedIn } from '../signing-in/signed-in.ts'
import { ownWordsOf } from './own-words.ts'
import { hashNewPassword } from './passwords.ts'
import { setPasswordHash } from './set-password-hash.ts'

/**
 * Gives the actor a new password. The current one is asked for again, so that an open browser is not enough, and counts
 * among the tries of signing in. Every session and open link ends, and API keys where asked; the answer holds the cookies
 * of a new session.
 * @throws DatelineError `bad-input` for a wrong current password, `weak-password` for a new one that is easy to guess, `too-many-requests` above the limits,
 * `not-allowed` for an API key.
 */
export async function changePassword(
  deps: { db: Db; clock: Clock; access: Access },
  by: Actor,
  form: Client & { currentPassword: string; newPassword: string; apiKeys?: 'keep' | 'revoke' | undefined },
): Promise<SignedIn> {
  assertSession(by, 'change a password')
  const person = await findPerson(deps.db, by.id)
  if (!person) throw new DatelineError('person-not-found', { personId: by.id })
  const passwordHash = await hashNewPassword(form.newPassword, await ownWordsOf(deps.db, person))
  await deps.access.checkPassword({ ...form, personId: by.id, password: form.currentPassword })
  await managingPeople(deps.db, by, [], async (trx, actor) => {
    const at = deps.clock.now()
    await setPasswordHash(trx, actor.id, passwordHash, at)
    await trx.deleteFrom('setup_link').where('person_id', '=', actor.id).execute()
    const keys = form.apiKeys === 'revoke' ? await revokeKeysOf(trx, actor.id) : 0
    const subject = { officeId: null, subjectKind: 'person', subjectId: actor.id } as const
    await writeAudit(trx, actor, at, [
      { action: 'people.choose-password', ...subject, detail: { keysRevoked: keys } },
    ])
  })
  return await deps.access.openSession(by.id, form)
}
