import { sql } from 'kysely'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Db } from '../../database/connect.ts'
import { listTopics, type Topic } from './topic.view.ts'

/** Any number of ours. */
const listLock = 71_120_276

/** All topics: until the transaction ends, no other adds, edits, orders, merges or archives one. */
export async function lockTopics(trx: Db): Promise<Topic[]> {
  await sql`select pg_advisory_xact_lock(${listLock})`.execute(trx)
  return await listTopics(trx)
}

/**
 * One of them, with all locked.
 * @throws DatelineError `topic-not-found`.
 */
export async function lockTopic(trx: Db, topicId: string): Promise<Topic> {
  const topic = (await lockTopics(trx)).find(each => each.id === topicId)
  if (!topic) throw new DatelineError('topic-not-found', { topicId })
  return topic
}
