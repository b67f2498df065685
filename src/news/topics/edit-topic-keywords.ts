import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay, refuseEarly } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Language } from '../../core/languages/language.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'

const mostKeywords = 200
const longestKeyword = 80

/**
 * Replaces a topic's keywords in one language. All offices share the topics, so it takes a role in all of them.
 *
 * @throws DatelineError `bad-input` for an empty or overlong keyword; `not-found` where there is no such topic.
 */
export async function editTopicKeywords(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; topicId: string; language: Language; keywords: readonly string[] },
): Promise<string[]> {
  const { topicId, language } = input
  refuseEarly(input.actor, 'news.write', '*')
  const keywords = [...new Set(input.keywords.map(keyword => keyword.normalize('NFC').trim()))]
  checkKeywords(keywords)
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMay(actor, 'news.write', '*')
    const topic = await trx
      .selectFrom('topic')
      .select('keywords')
      .where('id', '=', topicId)
      .forUpdate()
      .executeTakeFirst()
    if (!topic) throw new DatelineError('topic-not-found', { topicId })
    await trx
      .updateTable('topic')
      .set({ keywords: toJson({ ...topic.keywords, [language]: keywords }) })
      .where('id', '=', topicId)
      .execute()
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'topic.edit-keywords',
        officeId: null,
        subjectKind: 'everything',
        subjectId: topicId,
        detail: { language, before: topic.keywords[language] ?? [], after: keywords },
      },
    ])
  })
  return keywords
}

function checkKeywords(keywords: readonly string[]): void {
  if (keywords.length > mostKeywords) {
    throw new DatelineError('too-many-keywords', { count: keywords.length, most: mostKeywords })
  }
  for (const keyword of keywords) {
    const whole = keyword.isWellFormed() && !keyword.includes('\0')
    if (whole && keyword.length <= longestKeyword && /[\p{L}\p{N}]/u.test(keyword)) continue
    throw new DatelineError('keyword-invalid', {
      keyword: keyword.slice(0, longestKeyword).toWellFormed(),
      most: longestKeyword,
    })
  }
}
