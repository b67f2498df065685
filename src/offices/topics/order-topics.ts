import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMayEverywhere } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { lockTopics } from './lock-topics.ts'

/**
 * Puts the topics in this order, which decides where a text is equally much about two, and whose hashtag gets the room
 * that is left in a post. Archived topics come after them.
 * @throws DatelineError `topic-order-incomplete` where one is missing, archived, unknown or named twice; `not-allowed`.
 */
export async function orderTopics(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; ids: readonly string[] },
): Promise<void> {
  const { ids } = input
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMayEverywhere(actor, 'topics.manage')
    const topics = await lockTopics(trx)
    const current = topics.filter(topic => topic.archivedAt === null).map(topic => topic.id)
    assertSame(ids, current)
    if (ids.every((id, place) => id === current[place])) return
    const archived = topics.filter(topic => topic.archivedAt !== null).map(topic => topic.id)
    await sql`update topic set position = ordered.place - 1
      from unnest(${[...ids, ...archived]}::text[]) with ordinality as ordered(id, place)
      where topic.id = ordered.id`.execute(trx)
    await recordEvents(trx, [
      { kind: 'topic.ordered', officeId: null, subjectId: 'all', data: { by: actor.id, ids: [...ids] } },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'topic.order',
        officeId: null,
        subjectKind: 'topic',
        subjectId: 'all',
        detail: { was: current, is: ids },
      },
    ])
  })
}

function assertSame(ids: readonly string[], current: readonly string[]): void {
  const twice = ids.filter((id, place) => ids.indexOf(id) < place)
  const faults = [
    ...current.filter(id => !ids.includes(id)).map(id => `"${id}" is missing`),
    ...ids.filter(id => !current.includes(id)).map(id => `"${id}" is not a current topic`),
    ...twice.map(id => `"${id}" is named twice`),
  ]
  if (faults.length > 0)
    throw new DatelineError('topic-order-incomplete', { faults: faults.slice(0, 5).join(', ') }, faults)
}
