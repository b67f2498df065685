import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { verifyAuditLog, writeAudit } from '../../src/access/audit-log.ts'
import type { Database } from '../../src/database/connect.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'

const at = new Date('2026-11-23T09:00:00.123Z')

describe.each(databaseKinds)('the audit log on %s PostgreSQL', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())

  function note(subjectId: string) {
    return database.db.transaction().execute(trx =>
      writeAudit(trx, systemActor, at, [
        {
          action: 'news.approve',
          officeId: 'lahore',
          subjectKind: 'news_item',
          subjectId,
          detail: { b: 1, a: ['ü'] },
        },
      ]),
    )
  }

  it('holds when many append at once', async () => {
    await Promise.all(['1', '2', '3', '4', '5'].map(note))
    expect(await verifyAuditLog(database.db)).toBeUndefined()
  })

  it('shows the row that was altered', async () => {
    await sql`update audit_log set actor = 'session:someone-else' where seq = 3`.execute(database.db)
    expect(await verifyAuditLog(database.db)).toBe(3)
  })
})
