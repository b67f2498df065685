import { managingPeople } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertSession } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import { readZone } from '../../core/zones.ts'
import type { Db } from '../../database/connect.ts'
import { kindsForAll, notificationKinds } from '../kinds.ts'
import { type MailChoice, type NotificationChoices, notificationChoices } from './choices.view.ts'

type Digest = NonNullable<NotificationChoices['digest']>

interface NewChoices {
  /** Null ends it; absent leaves it as it is. */
  digest?: Digest | null
  /** Kinds that are not named stay as they are. */
  kinds?: readonly { kind: string; inApp: boolean; mail: MailChoice }[]
}

/**
 * Changes what a person is notified of, and how; all of it or nothing.
 * @throws DatelineError `needs-person` for an API key; `notification-kind-unknown`; `notification-kind-fixed` for a kind that cannot be turned off;
 * `zone-unknown`; `digest-hour-missing` for a kind that should come in a digest that does not come.
 */
export async function chooseNotifications(
  { db, clock }: { db: Db; clock: Clock },
  input: { actor: Actor; choices: NewChoices },
): Promise<NotificationChoices> {
  const { kinds = [] } = input.choices
  assertSession(input.actor, 'choose notifications')
  const unknown = kinds.find(({ kind }) => !Object.hasOwn(notificationKinds, kind))
  if (unknown) {
    const known = Object.keys(notificationKinds).join(', ')
    throw new DatelineError('notification-kind-unknown', { kind: unknown.kind, known })
  }
  const fixed = kinds.find(({ kind }) => kindsForAll.includes(kind))
  if (fixed) throw new DatelineError('notification-kind-fixed', { kind: fixed.kind })
  const digest = input.choices.digest && withKnownZone(input.choices.digest)
  return await managingPeople(db, input.actor, [], async (trx, actor) => {
    if (digest !== undefined) await setDigest(trx, actor.id, digest)
    for (const choice of kinds) await setChoice(trx, actor.id, choice)
    const now = await notificationChoices(trx, actor.id)
    const lost = now.digest === null && now.kinds.find(({ mail }) => mail === 'digest')
    if (lost) throw new DatelineError('digest-hour-missing', { kind: lost.kind })
    await writeAudit(trx, actor, clock.now(), [
      {
        action: 'notifications.choose',
        officeId: null,
        subjectKind: 'person',
        subjectId: actor.id,
        detail: { ...(digest === undefined ? {} : { digest }), kinds: kinds.map(({ kind }) => kind) },
      },
    ])
    return now
  })
}

function withKnownZone({ hour, timeZone }: Digest): Digest {
  const zone = readZone(timeZone)
  if (zone === undefined) throw new DatelineError('zone-unknown', { zone: timeZone })
  return { hour, timeZone: zone }
}

async function setDigest(trx: Db, personId: string, digest: Digest | null): Promise<void> {
  if (!digest) {
    await trx.deleteFrom('notification_digest').where('person_id', '=', personId).execute()
    return
  }
  const { hour, timeZone: time_zone } = digest
  await trx
    .insertInto('notification_digest')
    .values({ person_id: personId, hour, time_zone })
    .onConflict(conflict => conflict.column('person_id').doUpdateSet({ hour, time_zone }))
    .execute()
}

async function setChoice(
  trx: Db,
  person_id: string,
  { kind, inApp, mail }: { kind: string; inApp: boolean; mail: MailChoice },
): Promise<void> {
  if (inApp && mail === 'usual') {
    const own = trx
      .deleteFrom('notification_choice')
      .where('person_id', '=', person_id)
      .where('kind', '=', kind)
    await own.execute()
    return
  }
  const chosen = { in_app: inApp, mail: mail === 'usual' ? null : mail }
  await trx
    .insertInto('notification_choice')
    .values({ person_id, kind, ...chosen })
    .onConflict(conflict => conflict.columns(['person_id', 'kind']).doUpdateSet(chosen))
    .execute()
}
