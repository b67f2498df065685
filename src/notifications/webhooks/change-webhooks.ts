import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor, CurrentActor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay, refuseEarly } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { newId } from '../../core/ids.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { type SecretKeys, sealSecret } from '../../secrets/secret-keys.ts'
import type { WebhookKind } from './webhook-kinds.ts'
import { newWebhookSecret } from './webhook-secret.ts'
import { readWebhookUrl } from './webhook-url.ts'

interface Deps {
  db: Db
  clock: Clock
}

/** Of one office. */
const mostWebhooks = 20

/**
 * @returns the secret too, which is shown once. Throws `webhook-url-invalid`, `too-many-webhooks`; `not-found`,
 * `not-allowed`.
 */
export async function addWebhook(
  { db, clock, keys }: Deps & { keys: SecretKeys },
  input: { actor: Actor; officeId: string; url: string; kinds: readonly WebhookKind[] },
): Promise<{ id: string; secret: string }> {
  const { officeId } = input
  const [id, secret, url] = [newId(), newWebhookSecret(), readWebhookUrl(input.url)]
  const { keyId, sealed } = sealSecret(keys, { webhookId: id, field: 'secret' }, secret)
  await actingAs(db, input.actor, async (trx, actor) => {
    assertMay(actor, 'offices.manage', officeId)
    await trx.selectFrom('office').select('id').where('id', '=', officeId).forNoKeyUpdate().execute()
    const { count } = await trx
      .selectFrom('webhook')
      .select(eb => eb.fn.countAll<string>().as('count'))
      .where('office_id', '=', officeId)
      .executeTakeFirstOrThrow()
    if (Number(count) >= mostWebhooks) throw new DatelineError('too-many-webhooks', { most: mostWebhooks })
    const made = { id, office_id: officeId, url, kinds: [...new Set(input.kinds)] }
    await trx
      .insertInto('webhook')
      .values({ ...made, key_id: keyId, sealed, made_by: actor.id })
      .execute()
    await record(trx, actor, { action: 'webhooks.add', id, officeId, url, at: clock.now() })
  })
  return { id, secret }
}

/** `enabled`: begins again with what waits, or stops; what changes while it is disabled is not sent. Throws as `addWebhook`. */
export async function editWebhook(
  { db, clock }: Deps,
  input: { actor: Actor; webhookId: string; url?: string; kinds?: readonly WebhookKind[]; enabled?: boolean },
): Promise<void> {
  const given = input.url === undefined ? undefined : readWebhookUrl(input.url)
  await actingAs(db, input.actor, async (trx, actor) => {
    const { id, officeId, url } = await lockWebhook(trx, actor, input.webhookId)
    await trx
      .updateTable('webhook')
      .set({
        url: given ?? url,
        ...(input.kinds ? { kinds: [...new Set(input.kinds)] } : {}),
        ...(input.enabled === true ? { disabled_at: null, disabled_reason: null, failing_since: null } : {}),
        ...(input.enabled === false
          ? { disabled_at: clock.now(), disabled_reason: 'Disabled by a person.' }
          : {}),
      })
      .where('id', '=', id)
      .execute()
    await record(trx, actor, { action: 'webhooks.edit', id, officeId, url: given ?? url, at: clock.now() })
  })
}

/** With what waits to be delivered. */
export async function removeWebhook(
  { db, clock }: Deps,
  input: { actor: Actor; webhookId: string },
): Promise<void> {
  await actingAs(db, input.actor, async (trx, actor) => {
    const { id, officeId, url } = await lockWebhook(trx, actor, input.webhookId)
    await trx.deleteFrom('webhook').where('id', '=', id).execute()
    await record(trx, actor, { action: 'webhooks.remove', id, officeId, url, at: clock.now() })
  })
}

/** Sends it a delivery of the kind `test`. Throws `webhook-disabled`; returns the delivery's id. */
export async function testWebhook(
  { db, clock }: Deps,
  input: { actor: Actor; webhookId: string },
): Promise<string> {
  return await actingAs(db, input.actor, async (trx, actor) => {
    const webhook = await lockWebhook(trx, actor, input.webhookId)
    if (webhook.isDisabled) throw new DatelineError('webhook-disabled', { webhookId: webhook.id })
    const { officeId } = webhook
    const id = newId()
    const body = JSON.stringify({
      type: 'test',
      timestamp: clock.now().toISOString(),
      data: { id, officeId },
    })
    await trx
      .insertInto('webhook_delivery')
      .values({ id, webhook_id: webhook.id, kind: 'test', body })
      .execute()
    return id
  })
}

/** Sends a delivery once more, now, under its id; one that was given up (`failed_at`) stays marked as such. Throws `delivery-not-found`, `webhook-disabled`. */
export async function retryDelivery(
  { db }: Deps,
  input: { actor: Actor; deliveryId: string },
): Promise<void> {
  await actingAs(db, input.actor, async (trx, actor) => {
    const notFound = () => new DatelineError('delivery-not-found', { deliveryId: input.deliveryId })
    const delivery = await trx
      .selectFrom('webhook_delivery')
      .select('webhook_id')
      .where('id', '=', input.deliveryId)
      .executeTakeFirst()
    if (!delivery) throw notFound()
    const webhook = await lockWebhook(trx, actor, delivery.webhook_id, notFound)
    if (webhook.isDisabled) throw new DatelineError('webhook-disabled', { webhookId: webhook.id })
    await sql`update webhook_delivery set next_at = now(), delivered_at = null
      where id = ${input.deliveryId} and (next_at is null or delivered_at is not null or last_status is not null
        or last_error is not null)`.execute(trx)
  })
}

/** That the actor may see the deliveries of a webhook. Throws `webhook-not-found`. */
export async function assertManagesWebhook(db: Db, actor: Actor, webhookId: string): Promise<void> {
  const notFound = () => new DatelineError('webhook-not-found', { webhookId })
  const webhook = await db
    .selectFrom('webhook')
    .select('office_id')
    .where('id', '=', webhookId)
    .executeTakeFirst()
  if (!webhook) throw notFound()
  refuseEarly(actor, 'offices.manage', webhook.office_id, notFound)
}

async function lockWebhook(
  trx: Db,
  actor: CurrentActor,
  webhookId: string,
  notFound: () => DatelineError = () => new DatelineError('webhook-not-found', { webhookId }),
): Promise<{ id: string; officeId: string; url: string; isDisabled: boolean }> {
  const webhook = await trx
    .selectFrom('webhook')
    .select(['id', 'office_id as officeId', 'url', 'disabled_at'])
    .where('id', '=', webhookId)
    .forUpdate()
    .executeTakeFirst()
  if (!webhook) throw notFound()
  assertMay(actor, 'offices.manage', webhook.officeId, notFound)
  const { disabled_at, ...rest } = webhook
  return { ...rest, isDisabled: disabled_at !== null }
}

/** An address may hold a token in its path: only its host is written down. */
async function record(
  trx: Db,
  actor: CurrentActor,
  { action, id, officeId, url, at }: { action: string; id: string; officeId: string; url: string; at: Date },
): Promise<void> {
  const { host } = new URL(url)
  await recordEvents(trx, [
    { kind: 'office.edited', officeId, subjectId: officeId, data: { by: actor.id, fields: ['webhooks'] } },
  ])
  await writeAudit(trx, actor, at, [
    { action, officeId, subjectKind: 'office', subjectId: officeId, detail: { webhookId: id, host } },
  ])
}
