import { newId } from '../../core/ids.ts'
import type { Db } from '../../database/connect.ts'
import type { EventReader, ReadEvent } from '../../events/read-events.ts'
import { channelIdOf } from '../event-facts.ts'
import { liveKindsOf } from '../live/live-event.ts'

/** Writes down which webhooks must be sent what changed; a worker sends it later, outside this transaction. */
export const webhookReader: EventReader = { name: 'webhooks', handle: writeDeliveries }

async function writeDeliveries(trx: Db, events: readonly ReadEvent[]): Promise<void> {
  const webhooks = await trx
    .selectFrom('webhook')
    .select(['id', 'office_id', 'kinds', 'made_at'])
    .where('disabled_at', 'is', null)
    .execute()
  const deliveries = webhooks.flatMap(webhook =>
    events
      .filter(
        event =>
          event.at >= webhook.made_at &&
          (event.officeId === webhook.office_id || event.kind.startsWith('everything.')) &&
          liveKindsOf(event).some(kind => webhook.kinds.some(each => each === kind)),
      )
      .map(event => ({ id: newId(), webhook_id: webhook.id, kind: event.kind, body: bodyOf(event) })),
  )
  if (deliveries.length > 0) await trx.insertInto('webhook_delivery').values(deliveries).execute()
}

/** What changed, by ids: who receives it reads more with a key of their own. */
function bodyOf(event: ReadEvent): string {
  const channelId = channelIdOf(event)
  return JSON.stringify({
    type: event.kind,
    timestamp: event.at.toISOString(),
    data: { id: event.subjectId, officeId: event.officeId, ...(channelId ? { channelId } : {}) },
  })
}
