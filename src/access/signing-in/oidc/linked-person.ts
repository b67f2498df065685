import { DatelineError } from '../../../core/errors/errors.ts'
import { newId } from '../../../core/ids.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import { systemActor } from '../../actor.ts'
import { writeAudit } from '../../audit/audit-log.ts'
import { auditedTransaction } from '../../audit/audited-transaction.ts'
import type { OidcPerson, OidcSettings } from './oidc-provider.ts'

/** Whom an account at the provider may open, and whether it is linked with them already. */
export interface Candidate {
  personId: string
  isLinked: boolean
}

/**
 * The person whose account it is: the linked one, or else the one with the verified address. Undefined where there is
 * none who is active; an invitation that stands for another person has no address of its own and is never found.
 */
export async function candidateFor(
  db: Db,
  settings: OidcSettings,
  { subject, verifiedEmail }: OidcPerson,
): Promise<Candidate | undefined> {
  const linked = await db
    .selectFrom('person_account')
    .innerJoin('person', 'person.id', 'person_account.person_id')
    .select(['person.id', 'person.deactivated_at'])
    .where('provider_id', '=', providerId(settings))
    .where('account_id', '=', subject)
    .executeTakeFirst()
  if (linked) return linked.deactivated_at ? undefined : { personId: linked.id, isLinked: true }
  if (verifiedEmail === undefined) return undefined
  const person = await db
    .selectFrom('person')
    .select('id')
    .where('email', '=', verifiedEmail)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst()
  return person && { personId: person.id, isLinked: false }
}

/**
 * Links an account at the provider with a person; they are notified, and the audit log has it.
 * @throws DatelineError `oidc-no-account` for a person who was deactivated meanwhile, `oidc-linked-otherwise` where the
 * person is linked with another account there: an address may be given to someone new, an account is not.
 */
export async function linkPerson(
  { db, clock }: { db: Db; clock: Clock },
  settings: OidcSettings,
  personId: string,
  { subject, verifiedEmail }: OidcPerson,
): Promise<void> {
  const at = clock.now()
  const provider = settings.name
  await auditedTransaction(db, async trx => {
    const person = await trx
      .selectFrom('person')
      .select('id')
      .where('id', '=', personId)
      .where('email', '=', verifiedEmail ?? '')
      .where('deactivated_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!person) throw new DatelineError('oidc-no-account', { provider })
    const id = newId()
    const { numInsertedOrUpdatedRows: made } = await trx
      .insertInto('person_account')
      .values({
        id,
        person_id: personId,
        account_id: subject,
        provider_id: providerId(settings),
        password: null,
        updated_at: at,
      })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    if (made !== 1n) {
      if (await isLinkedWith(trx, settings, personId, subject)) return
      throw new DatelineError('oidc-linked-otherwise', { provider })
    }
    await writeAudit(trx, { ...systemActor, id: personId, via: 'session' }, at, [
      {
        action: 'people.sign-in-link',
        officeId: null,
        subjectKind: 'person',
        subjectId: personId,
        detail: { link: id },
      },
    ])
    await recordEvents(trx, [
      { kind: 'person.sign-in-linked', officeId: null, subjectId: personId, data: { provider } },
    ])
  })
}

/** Two windows of one browser may link at once. */
async function isLinkedWith(
  trx: Db,
  settings: OidcSettings,
  personId: string,
  subject: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('person_account')
    .select('id')
    .where('provider_id', '=', providerId(settings))
    .where('account_id', '=', subject)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

function providerId({ issuer }: OidcSettings): string {
  return `oidc:${issuer.replace(/\/$/, '')}`
}
