import type { Db } from '../database/connect.ts'

/** Does the work in the caller's transaction where there is one, and in a transaction of its own otherwise. */
export async function inTransaction<Value>(db: Db, work: (trx: Db) => Promise<Value>): Promise<Value> {
  return db.isTransaction ? await work(db) : await db.transaction().execute(work)
}
