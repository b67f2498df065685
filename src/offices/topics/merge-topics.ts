import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMayEverywhere } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import { recordEvents } from '../../events/record-events.ts'
import { keptKeywords } from './keywords.ts'
import { lockTopics } from './lock-topics.ts'
import type { Topic } from './topic.view.ts'

/**
 * Makes a topic count for another: from now on its items and its lines of the log are that one's, and its keywords lead
 * there. The items and the log go on naming the old one, so content hashes and approvals stay as they are. What had been
 * merged into it before follows. `restoreTopic` takes it out again.
 * @throws DatelineError `topic-not-found`, `merge-into-itself`; `topic-archived` where either is archived;
 * `too-many-keywords` where both together have too many; `not-allowed`.
 */
export async function mergeTopics(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; topicId: string; into: string },
): Promise<void> {
  const { topicId, into } = input
  if (topicId === into) throw new DatelineError('merge-into-itself', { topicId })
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMayEverywhere(actor, 'topics.manage')
    const topics = await lockTopics(trx)
    const merged = currentTopic(topics, topicId)
    const target = currentTopic(topics, into)
    const languages = new Set([...Object.keys(target.keywords), ...Object.keys(merged.keywords)])
    const keywords = Object.fromEntries(
      [...languages].map(language => {
        const both = [...(target.keywords[language] ?? []), ...(merged.keywords[language] ?? [])]
        return [language, keptKeywords(language, both)]
      }),
    )
    await trx
      .updateTable('topic')
      .set({ keywords: toJson(keywords) })
      .where('id', '=', into)
      .execute()
    await trx
      .updateTable('topic')
      .set({ merged_into: into, archived_at: deps.clock.now() })
      .where(eb => eb.or([eb('id', '=', topicId), eb('merged_into', '=', topicId)]))
      .execute()
    await recordEvents(trx, [
      { kind: 'topic.merged', officeId: null, subjectId: topicId, data: { by: actor.id, into } },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'topic.merge',
        officeId: null,
        subjectKind: 'topic',
        subjectId: topicId,
        detail: { into, keywordsBefore: target.keywords },
      },
    ])
  })
}

function currentTopic(topics: readonly Topic[], topicId: string): Topic {
  const topic = topics.find(each => each.id === topicId)
  if (!topic) throw new DatelineError('topic-not-found', { topicId })
  if (topic.archivedAt !== null) throw new DatelineError('topic-archived', { topicId })
  return topic
}
