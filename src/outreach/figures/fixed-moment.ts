import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'

/**
 * Fixes a moment (UTC) of the record, and gives it: the one that was asked for, or the next one after what was fixed
 * before. It waits for those who are writing; what is written later counts from after it, whatever its writer's clock said. So
 * a question as of this moment has one answer for ever (migration 173).
 */
export async function fixMoment(db: Db, asked: Date): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select fix_moment(${asked}) as at`.execute(db)
  return rows[0]?.at ?? asked
}
