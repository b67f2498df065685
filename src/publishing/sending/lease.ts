import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import { interval } from '../../database/interval.ts'
import type { Claim } from './claim.ts'

/** Makes the lease of a claim last so much longer. Throws `LeaseLostError` when another worker has the post. */
export async function renewLease(db: Db, claim: Claim, leaseMs: number): Promise<void> {
  const { rows } = await sql`
    update post set next_at = now() + ${interval(leaseMs)}
    where id = ${claim.postId} and fence = ${claim.fence} and state = 'claimed' returning id`.execute(db)
  if (rows.length === 0) throw new LeaseLostError(claim.postId)
}

/** Another worker has taken the post over: this one must not act on it any more. */
export class LeaseLostError extends Error {
  constructor(postId: string) {
    super(`The lease on post ${postId} was lost to another worker`)
    this.name = 'LeaseLostError'
  }
}
