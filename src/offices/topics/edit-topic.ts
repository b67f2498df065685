import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMayEverywhere } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Language, Wording } from '../../core/languages/language.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import { recordEvents } from '../../events/record-events.ts'
import { withChanges } from '../wording-changes.ts'
import { keptHashtag } from './hashtag.ts'
import { keptKeywords } from './keywords.ts'
import { lockTopic } from './lock-topics.ts'

/** Of the languages that are named; null takes away what there is in one. */
export interface TopicChanges {
  labels?: Record<Language, string | null>
  keywords?: Record<Language, readonly string[] | null>
  hashtags?: Record<Language, string | null>
}

/**
 * Changes the words of a topic, language by language. Content hashes and posts that are scheduled stay as they are.
 * @throws DatelineError `topic-not-found`, `topic-without-label`, and those of keywords and hashtags; `not-allowed`.
 */
export async function editTopic(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; topicId: string; changes: TopicChanges },
): Promise<void> {
  const { topicId, changes } = input
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMayEverywhere(actor, 'topics.manage')
    const before = await lockTopic(trx, topicId)
    const after = checkedWords({
      labels: withChanges(before.labels, changes.labels ?? {}),
      keywords: withChanges<readonly string[]>(before.keywords, changes.keywords ?? {}),
      hashtags: withChanges(before.hashtags, changes.hashtags ?? {}),
    })
    const fields = (['labels', 'keywords', 'hashtags'] as const).filter(
      field => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
    )
    if (fields.length === 0) return
    await trx
      .updateTable('topic')
      .set({
        labels: toJson(after.labels),
        keywords: toJson(after.keywords),
        hashtags: toJson(after.hashtags),
      })
      .where('id', '=', topicId)
      .execute()
    await recordEvents(trx, [
      { kind: 'topic.edited', officeId: null, subjectId: topicId, data: { by: actor.id, fields } },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'topic.edit',
        officeId: null,
        subjectKind: 'topic',
        subjectId: topicId,
        detail: Object.fromEntries(fields.map(field => [field, { was: before[field], is: after[field] }])),
      },
    ])
  })
}

interface TopicWords {
  labels: Wording
  keywords: Record<Language, string[]>
  hashtags: Wording
}

/** The words of a topic as they are kept; languages without any are left out. Throws for words that cannot be used. */
export function checkedWords(words: {
  labels: Wording
  keywords: Record<Language, readonly string[]>
  hashtags: Wording
}): TopicWords {
  if (Object.keys(words.labels).length === 0) throw new DatelineError('topic-without-label', {})
  const keywords = Object.entries(words.keywords).map(
    ([language, list]) => [language, keptKeywords(language, list)] as const,
  )
  return {
    labels: words.labels,
    keywords: Object.fromEntries(keywords.filter(([, list]) => list.length > 0)),
    hashtags: Object.fromEntries(
      Object.entries(words.hashtags).map(([language, tag]) => [language, keptHashtag(language, tag)]),
    ),
  }
}
