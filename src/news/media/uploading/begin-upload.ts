import { sql } from 'kysely'
import { actingAs } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { assertMay, refuseEarly } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import { assertOfficeOpen } from '../../../offices/open-office.ts'
import { assertMediaSize } from '../media-limits.ts'
import { assertQuota, holdQuota } from '../media-quota.ts'

/** How long an upload may take, from its beginning, in milliseconds. */
export const uploadMs = 24 * 3_600_000

/** How many of a person's uploads may be on their way: what they have begun takes room. */
const mostAtOnce = 20

/**
 * Writes down that a file of so many bytes is coming, under an id that the caller has made.
 * @throws DatelineError `too-large` above the limit for any kind; `conflict` where too many are on their way;
 * `quota-exceeded` where the office has no room for it; `office-archived`.
 */
export async function beginUpload(
  deps: { db: Db; clock: Clock; mediaQuotaBytes?: number | undefined },
  input: { actor: Actor; officeId: string; uploadId: string; byteCount: number },
): Promise<void> {
  const { officeId, uploadId, byteCount } = input
  refuseEarly(input.actor, 'news.write', officeId)
  assertMediaSize(byteCount)
  if (byteCount === 0) throw new DatelineError('upload-empty', {})
  const now = deps.clock.now()
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMay(actor, 'news.write', officeId)
    await assertOfficeOpen(trx, officeId)
    // Of many that begin at once, each must see those before it.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`open-uploads:${actor.id}`}, 0))`.execute(trx)
    const { open } = await trx
      .selectFrom('upload')
      .select(eb => eb.fn.countAll<string>().as('open'))
      .where('created_by', '=', actor.id)
      .where('media_id', 'is', null)
      .where('created_at', '>', new Date(now.getTime() - uploadMs))
      .executeTakeFirstOrThrow()
    if (Number(open) >= mostAtOnce) {
      throw new DatelineError('too-many-uploads', { open, most: mostAtOnce })
    }
    await holdQuota(trx, officeId)
    await assertQuota(trx, { officeId, quotaBytes: deps.mediaQuotaBytes }, byteCount)
    await trx
      .insertInto('upload')
      .values({
        id: uploadId,
        office_id: officeId,
        created_by: actor.id,
        byte_count: byteCount,
        media_id: null,
        created_at: now,
      })
      .execute()
  })
}
