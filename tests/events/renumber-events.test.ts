import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../src/database/connect.ts'
import { recordEvents } from '../../src/events/record-events.ts'
import { adoptCopiedEvents } from '../../src/events/renumber-events.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { readToEnd } from '../factories/events.ts'

describe.each(databaseKinds)('events that were copied from another cluster to %s PostgreSQL', kind => {
  let database: Database
  beforeEach(async () => {
    database = await freshDatabase(kind)
  })
  afterEach(() => database.close())

  it('are read where they were not read yet, in their order, and those of this cluster after them', async () => {
    // Commit order there was b, a, c; the reader had come as far as a.
    await sql`insert into event (seq, xid, kind, subject_kind, subject_id) values
      (12, '900000000001', 'office.stopped', 'office', 'a'),
      (11, '900000000000', 'office.stopped', 'office', 'b'),
      (10, '900000000002', 'office.stopped', 'office', 'c')`.execute(database.db)
    await sql`insert into event_reader (name, xid, seq) values ('r', '900000000001', 12)`.execute(database.db)
    await adoptCopiedEvents(database.db)
    await adoptCopiedEvents(database.db)
    await recordEvents(database.db, [
      {
        kind: 'office.stopped',
        officeId: null,
        subjectId: 'new',
        data: { by: 'a person', reason: 'a test' },
      },
    ])
    expect(await readBy('r')).toEqual(['c', 'new'])
    expect(await readBy('another')).toEqual(['b', 'a', 'c', 'new'])
    const { rows } = await sql<{ seq: number }>`select min(seq) as seq from event`.execute(database.db)
    expect(rows[0]?.seq, 'no number is used twice').toBeGreaterThan(12)
  })

  it('leave alone what this cluster wrote itself', async () => {
    await recordEvents(database.db, [
      {
        kind: 'office.stopped',
        officeId: null,
        subjectId: 'own',
        data: { by: 'a person', reason: 'a test' },
      },
    ])
    const before = await database.db.selectFrom('event').selectAll().execute()
    await adoptCopiedEvents(database.db)
    expect(await database.db.selectFrom('event').selectAll().execute()).toEqual(before)
  })

  async function readBy(name: string): Promise<string[]> {
    const seen: string[] = []
    const reader = {
      name,
      handle: async (_trx: unknown, events: readonly { subjectId: string }[]) =>
        void seen.push(...events.map(event => event.subjectId)),
    }
    await readToEnd(database.db, reader)
    return seen
  }
})
