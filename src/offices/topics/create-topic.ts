import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMayEverywhere } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Language, Wording } from '../../core/languages/language.ts'
import { fallbackLanguage } from '../../core/languages/registry.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import { recordEvents } from '../../events/record-events.ts'
import { newSlug } from '../new-slug.ts'
import { checkedWords } from './edit-topic.ts'
import { lockTopics } from './lock-topics.ts'

export interface NewTopic {
  /** Made from the label where it is absent. */
  id?: string
  labels: Wording
  keywords: Record<Language, readonly string[]>
  hashtags: Wording
}

/** Each text is searched for the keywords of all of them. */
const mostTopics = 200

/**
 * Adds a topic, at the end of the order. All offices share the topics.
 * @returns its id.
 * @throws DatelineError `topic-exists`, `topic-without-label`, and those of keywords and hashtags; `not-allowed`.
 */
export async function createTopic(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; topic: NewTopic },
): Promise<string> {
  const words = checkedWords(input.topic)
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMayEverywhere(actor, 'topics.manage')
    const known = await lockTopics(trx)
    const taken = new Set(known.map(topic => topic.id))
    if (known.length >= mostTopics)
      throw new DatelineError('too-many-topics', { count: known.length, most: mostTopics })
    if (input.topic.id !== undefined && taken.has(input.topic.id))
      throw new DatelineError('topic-exists', { topicId: input.topic.id })
    const label = words.labels[fallbackLanguage] ?? Object.values(words.labels)[0] ?? ''
    const id = input.topic.id ?? newSlug(label, 'topic', each => taken.has(each))
    await trx
      .insertInto('topic')
      .values({
        id,
        position: sql<number>`(select coalesce(max(position), -1) + 1 from topic)`,
        labels: toJson(words.labels),
        keywords: toJson(words.keywords),
        hashtags: toJson(words.hashtags),
      })
      .execute()
    await recordEvents(trx, [
      { kind: 'topic.created', officeId: null, subjectId: id, data: { by: actor.id } },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      { action: 'topic.create', officeId: null, subjectKind: 'topic', subjectId: id, detail: { ...words } },
    ])
    return id
  })
}
