import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database, Db } from '../../src/database/connect.ts'
import { readAll } from '../../src/events/follow-events.ts'
import { pruneEvents } from '../../src/events/prune-events.ts'
import type { EventReader } from '../../src/events/read-events.ts'
import { eventRow, insertEvents, recordEvents } from '../../src/events/record-events.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { readToEnd } from '../factories/events.ts'

const log = pino({ level: 'silent' })

describe.each(databaseKinds)('reading events on %s PostgreSQL', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
    await sql`create table effect (number serial, event_seq bigint, subject text)`.execute(database.db)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await sql`truncate event, event_reader, event_passed_over, effect`.execute(database.db)
  })

  it('gives every event to a reader once, in order, with what it says', async () => {
    await stopped('lahore', 'vienna')
    const seen: unknown[] = []
    const reader: EventReader = {
      name: 'a',
      async handle(_trx, events) {
        seen.push(...events.map(({ kind: what, officeId, data }) => ({ what, officeId, data })))
      },
    }
    await read(reader)
    await read(reader)
    expect(seen).toEqual([
      { what: 'office.stopped', officeId: 'lahore', data: { by: 'a person', reason: 'a test' } },
      { what: 'office.stopped', officeId: 'vienna', data: { by: 'a person', reason: 'a test' } },
    ])
  })

  it('gives each reader all events, at its own pace', async () => {
    await stopped('lahore')
    await read(effects('a'))
    await stopped('vienna')
    await read(effects('a'))
    await read(effects('b'))
    expect(await subjects()).toEqual(['lahore', 'vienna', 'lahore', 'vienna'])
  })

  it('doubles and loses nothing when many workers read for one reader at once', async () => {
    const offices = Array.from({ length: 250 }, (_, index) => `office-${index}`)
    await stopped(...offices)
    await Promise.all([1, 2, 3, 4].map(() => read(effects('a'))))
    await read(effects('a'))
    expect((await subjects()).sort()).toEqual([...offices].sort())
  })

  it('keeps to the order of transactions where their number gets another digit', async () => {
    // Of a text, "10" would come before "9": the reader would lose or repeat what lies between.
    await sql`insert into event (seq, xid, kind, subject_kind, subject_id) values
      (1, '9', 'office.stopped', 'office', 'ninth'),
      (2, '10', 'office.stopped', 'office', 'tenth'),
      (3, '99', 'office.stopped', 'office', 'ninety-ninth'),
      (4, '100', 'office.stopped', 'office', 'hundredth')`.execute(database.db)
    const inOrder = ['ninth', 'tenth', 'ninety-ninth', 'hundredth']
    await read(effects('together'))
    await read(effects('together'))
    expect(await subjects()).toEqual(inOrder)

    const seen: string[] = []
    await read({
      name: 'one by one',
      handle: async (_trx, events) => {
        if (events.length > 1) throw new Error('one by one')
        seen.push(...events.map(event => event.subjectId))
      },
    })
    expect(seen).toEqual(inOrder)
  })

  it('shows no event of a transaction that is rolled back', async () => {
    await database.db
      .transaction()
      .execute(async trx => {
        await recordEvents(trx, [officeStopped('lahore')])
        throw new Error('changed my mind')
      })
      .catch(() => undefined)
    await read(effects('a'))
    expect(await subjects()).toEqual([])
  })

  it('undoes the effect of a reader that dies before it has committed, and reads those events again', async () => {
    await stopped('lahore')
    const dying: EventReader = {
      name: 'a',
      async handle(trx, events) {
        await effects('a').handle(trx, events)
        throw new Error('killed')
      },
    }
    await read(dying)
    expect(await subjects()).toEqual([])
    await retryNow()
    await read(effects('a'))
    expect(await subjects()).toEqual(['lahore'])
  })

  it('passes over an event that fails five times, and hands on those around it', async () => {
    await stopped('lahore', 'poison', 'vienna')
    const choosy: EventReader = {
      name: 'a',
      async handle(trx, events) {
        if (events.some(event => event.subjectId === 'poison')) throw new Error('cannot be handled')
        await effects('a').handle(trx, events)
      },
    }
    await read(choosy)
    expect(await subjects()).toEqual(['lahore'])
    for (let tries = 0; tries < 5; tries += 1) {
      await retryNow()
      await read(choosy)
    }
    expect(await subjects()).toEqual(['lahore', 'vienna'])
    const passedOver = await database.db.selectFrom('event_passed_over').selectAll().execute()
    expect(passedOver).toMatchObject([
      { reader: 'a', reason: 'cannot be handled', event: { subjectId: 'poison' } },
    ])
  })

  it('waits before it tries an event that failed', async () => {
    await stopped('lahore')
    let calls = 0
    const failing: EventReader = {
      name: 'a',
      async handle() {
        calls += 1
        throw new Error('not now')
      },
    }
    await read(failing)
    const first = calls
    await read(failing)
    expect(calls).toBe(first)
  })

  it('writes state and event in one statement where a room asks for it', async () => {
    await sql`insert into project (id, name) values ('p', 'before')`.execute(database.db)
    await sql`
      with changed as (update project set name = 'after' where id = 'p' returning *),
      noted as (${insertEvents}
        select ${eventRow('item.approval-revoked', {
          officeId: null,
          subjectId: sql.ref('changed.id'),
          data: { approvalId: 'an id', reason: sql.ref('changed.name') },
        })} from changed)
      select 1`.execute(database.db)
    const seen: unknown[] = []
    await read({ name: 'a', handle: async (_trx, events) => void seen.push(...events) })
    expect(seen).toMatchObject([
      {
        kind: 'item.approval-revoked',
        officeId: null,
        subjectId: 'p',
        data: { approvalId: 'an id', reason: 'after' },
      },
    ])
  })

  it('deletes old events that every reader has passed, and no others', async () => {
    await stopped('old and read', 'old and unread')
    await database.db.insertInto('event_reader').values({ name: 'slow' }).execute()
    await database.db.insertInto('event_reader').values({ name: 'fast' }).execute()
    await read(effects('fast'))
    await sql`update event_reader set (xid, seq) = (select xid, seq from event where subject_id = 'old and read')
      where name = 'slow'`.execute(database.db)
    await stopped('new')
    await read(effects('fast'))
    await sql`update event set at = now() - interval '31 days' where subject_id like 'old%'`.execute(
      database.db,
    )
    expect(await pruneEvents(database.db)).toBe(1)
    const left = await database.db.selectFrom('event').select('subject_id').orderBy('seq').execute()
    expect(left.map(row => row.subject_id)).toEqual(['old and unread', 'new'])
  })

  // The embedded database has one connection, so that no two transactions are open at a time.
  it.runIf(kind === 'server').each([
    ['with the lower number', 'first'],
    ['with the higher number', 'last'],
  ])('passes no event that an open transaction still holds %s', async (_title, open) => {
    const { db } = database
    const slow = await db.startTransaction().execute()
    await sql`select pg_current_xact_id()`.execute(slow)
    if (open === 'first') await recordEvents(slow, [officeStopped('slow')])
    await stopped('quick')
    if (open === 'last') await recordEvents(slow, [officeStopped('slow')])
    await readAll({ db: database.db, log }, [effects('a')])
    expect(await subjects()).toEqual([])
    await slow.commit().execute()
    await read(effects('a'))
    expect(await subjects()).toEqual(['slow', 'quick'])
  })

  async function stopped(...offices: string[]): Promise<void> {
    await database.db.transaction().execute(trx => recordEvents(trx, offices.map(officeStopped)))
  }

  async function read(reader: EventReader): Promise<void> {
    await readToEnd(database.db, reader)
  }

  async function retryNow(): Promise<void> {
    await database.db.updateTable('event_reader').set({ retry_at: null }).execute()
  }

  async function subjects(): Promise<string[]> {
    const { rows } = await sql<{
      subject: string
    }>`select subject from effect order by number`.execute(database.db)
    return rows.map(row => row.subject)
  }
})

/** A reader whose effect is a row for each event. */
function effects(name: string): EventReader {
  return {
    name,
    async handle(trx: Db, events) {
      for (const { seq, subjectId } of events)
        await sql`insert into effect (event_seq, subject) values (${seq}, ${subjectId})`.execute(trx)
    },
  }
}

function officeStopped(officeId: string) {
  return {
    kind: 'office.stopped' as const,
    officeId,
    subjectId: officeId,
    data: { by: 'a person', reason: 'a test' },
  }
}
