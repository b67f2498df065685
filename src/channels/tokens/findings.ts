import { newId } from '../../core/ids.ts'
import type { Db } from '../../database/connect.ts'
import type { FindingFound, FindingHow } from './findings.view.ts'

/** What was found of a channel's access. */
export interface NewFinding {
  channelId: string
  found: FindingFound
  how: FindingHow
  /** The person who asked for it. */
  by?: string
  /** What staff read; it holds no secret. */
  reason?: string | null
  /** As the network names the account. */
  account?: { handle?: string; name: string }
}

/** Writes down what was found, now. */
export async function recordFinding(db: Db, finding: NewFinding): Promise<void> {
  await db
    .insertInto('channel_health')
    .values({
      id: newId(),
      channel_id: finding.channelId,
      found: finding.found,
      how: finding.how,
      asked_by: finding.by ?? null,
      reason: finding.reason ?? null,
      account_handle: finding.account?.handle ?? null,
      account_name: finding.account?.name ?? null,
    })
    .execute()
}
