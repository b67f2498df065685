import type { Db } from '../database/connect.ts'
import { recordEvents } from '../events/record-events.ts'

/** Writes that these notifications stand in the app now, so that open pages count them. */
export async function recordAdded(
  trx: Db,
  added: readonly { id: string; office_id: string | null; person_id: string | null }[],
): Promise<void> {
  await recordEvents(
    trx,
    added.map(({ id, office_id, person_id }) => ({
      kind: 'notification.added',
      officeId: office_id,
      subjectId: id,
      data: { personId: person_id },
    })),
  )
}
