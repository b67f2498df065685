import { newId } from '../../src/core/ids.ts'
import type { Db } from '../../src/database/connect.ts'
import { buildOffice } from './channel.ts'

interface FeedFacts {
  /** The person who added it. */
  addedBy: string
  officeId?: string
  address?: string
  /** What its last check found, when the two checks before had failed as well. */
  fault?: { code: string; text: string }
}

/** A feed of an office, checked every hour; not due while a test runs. */
export async function buildFeed(db: Db, facts: FeedFacts): Promise<string> {
  const id = newId()
  const address = facts.address ?? 'https://news.example/feed'
  const now = new Date()
  await db
    .insertInto('feed')
    .values({
      id,
      office_id: await buildOffice(db, facts.officeId),
      address,
      host: new URL(address).host,
      interval_minutes: 60,
      added_by: facts.addedBy,
      chosen_by: facts.addedBy,
      next_check_at: new Date(now.getTime() + 3_600_000),
      ...(facts.fault && {
        checked_at: now,
        failures: 3,
        failing_since: now,
        fault_code: facts.fault.code,
        fault: facts.fault.text,
      }),
    })
    .execute()
  return id
}
