import type { CurrentActor } from '../../../access/actor.ts'
import { assertMay } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { isUuid } from '../../../core/ids.ts'
import type { Language } from '../../../core/languages/language.ts'
import type { Db } from '../../../database/connect.ts'

export interface LockedFeed {
  id: string
  officeId: string
  address: string
  host: string
  intervalMinutes: number
  /** The interval that the feed asks for; 0 or null: none. */
  ttlMinutes: number | null
  language: Language | null
  topics: string[]
  isPaused: boolean
}

/**
 * A feed that is watched, locked until the transaction ends.
 * @throws DatelineError `feed-not-found` where there is none, or it is of an office that the actor has no part in;
 * `not-allowed` where a role is missing.
 */
export async function lockFeed(trx: Db, actor: CurrentActor, feedId: string): Promise<LockedFeed> {
  const row = isUuid(feedId)
    ? await trx
        .selectFrom('feed')
        .select(['id', 'office_id', 'address', 'host', 'interval_minutes', 'language', 'topics', 'paused_at'])
        .select('ttl_minutes')
        .where('id', '=', feedId)
        .where('removed_at', 'is', null)
        .forUpdate()
        .executeTakeFirst()
    : undefined
  if (!row) throw feedNotFound(feedId)
  assertMay(actor, 'news.write', row.office_id, () => feedNotFound(feedId))
  return {
    id: row.id,
    officeId: row.office_id,
    address: row.address,
    host: row.host,
    intervalMinutes: row.interval_minutes,
    ttlMinutes: row.ttl_minutes,
    language: row.language,
    topics: row.topics,
    isPaused: row.paused_at !== null,
  }
}

export function feedNotFound(feedId: string): DatelineError {
  return new DatelineError('feed-not-found', { feedId })
}
