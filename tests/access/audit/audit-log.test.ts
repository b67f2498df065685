import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { actingAs } from '../../../src/access/acting.ts'
import { systemActor } from '../../../src/access/actor.ts'
import { openAuditAnchor } from '../../../src/access/audit/audit-anchor.ts'
import type { AuditKeys } from '../../../src/access/audit/audit-keys.ts'
import { hashOfRow, writeAudit } from '../../../src/access/audit/audit-log.ts'
import { withAuditSeal } from '../../../src/access/audit/audit-seal.ts'
import { sealAuditLog } from '../../../src/access/audit/seal-audit-log.ts'
import { verifyAuditLog } from '../../../src/access/audit/verify-audit-log.ts'
import { watchAuditLog } from '../../../src/access/audit/watch-audit-log.ts'
import { createLogger } from '../../../src/core/logging/logger.ts'
import type { Database, Db } from '../../../src/database/connect.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { clockAt } from '../../factories/outreach.ts'

const at = new Date('2026-11-23T09:00:00.123Z')
const log = createLogger('silent')
const key = (fill: number) => new Uint8Array(32).fill(fill)
const keys: AuditKeys = { writing: 'k1', byId: new Map([['k1', key(1)]]) }

describe.each(databaseKinds)('the audit log on %s PostgreSQL', kind => {
  let database: Database
  let directory: string
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'dateline-audit-'))
    await tampering(() => sql`delete from audit_log`.execute(database.db))
  })
  afterEach(() => rmSync(directory, { recursive: true, force: true }))

  /** The record as a process opens it: `opened()` again is that process started again. */
  function opened(withKeys = keys): Db {
    return withAuditSeal(database.db, withKeys, openAuditAnchor(join(directory, 'audit-head.json'), withKeys))
  }

  async function note(db: Db, ...subjects: string[]) {
    for (const subjectId of subjects) {
      await actingAs(db, systemActor, async (trx, actor) => {
        await writeAudit(trx, actor, at, [
          {
            action: 'news.approve',
            officeId: 'lahore',
            subjectKind: 'news_item',
            subjectId,
            detail: { b: 1, a: ['ü'] },
          },
        ])
      })
    }
  }

  /** What a person does who can do everything in the database. */
  async function tampering(work: () => Promise<unknown>) {
    await sql`alter table audit_log disable trigger audit_log_only_grows`.execute(database.db)
    await work()
    await sql`alter table audit_log enable trigger audit_log_only_grows`.execute(database.db)
  }

  /** Works out the hashes of all rows from the one named on, as our own code does, without the key of the seals. */
  async function chainAgain(from: number, seals: 'kept' | 'dropped') {
    const rows = await database.db.selectFrom('audit_log').selectAll().orderBy('seq').execute()
    let previous = ''
    for (const { hash, key_id, seal, ...content } of rows) {
      const row = { ...content, previous_hash: previous }
      const made = content.seq < from ? hash : hashOfRow(row)
      await database.db
        .updateTable('audit_log')
        .set({
          previous_hash: previous,
          hash: made,
          ...(seals === 'kept' ? { key_id, seal } : { key_id: null, seal: null }),
        })
        .where('seq', '=', content.seq)
        .execute()
      previous = made
    }
  }

  it('holds when many append at once', async () => {
    const db = opened()
    await Promise.all(['1', '2', '3', '4', '5'].map(subject => note(db, subject)))
    expect(await verifyAuditLog(db)).toMatchObject({ intact: true, rows: 5, head: { seq: 5 } })
  })

  it.each([
    ['changed', sql`update audit_log set actor = 'x'`],
    ['deleted', sql`delete from audit_log where seq = 1`],
    ['emptied', sql`truncate audit_log`],
  ])('cannot be %s by a statement of the application', async (_what, statement) => {
    await note(opened(), '1')
    await expect(statement.execute(database.db)).rejects.toThrow(/only grows/)
    expect(await verifyAuditLog(opened())).toMatchObject({ intact: true, rows: 1 })
  })

  const everything: [string, () => Promise<unknown>, number, RegExp][] = [
    [
      'a row was altered',
      () => sql`update audit_log set actor = 'session:other' where seq = 3`.execute(database.db),
      3,
      /altered/,
    ],
    [
      'a row in the middle was taken out',
      () => sql`delete from audit_log where seq = 3`.execute(database.db),
      3,
      /Row 3 is missing/,
    ],
    [
      'the first row was taken out',
      () => sql`delete from audit_log where seq = 1`.execute(database.db),
      1,
      /Row 1 is missing/,
    ],
    [
      'the newest rows were taken off',
      () => sql`delete from audit_log where seq > 3`.execute(database.db),
      4,
      /Rows 4 to 5 are missing/,
    ],
    ['all rows were taken off', () => sql`delete from audit_log`.execute(database.db), 1, /missing/],
    [
      'a row was altered and the chain worked out again',
      async () => {
        await sql`update audit_log set actor = 'session:other' where seq = 2`.execute(database.db)
        await chainAgain(2, 'kept')
      },
      2,
      /without the key/,
    ],
    [
      'a row was altered, the chain worked out again and the seals dropped',
      async () => {
        await sql`update audit_log set actor = 'session:other' where seq = 2`.execute(database.db)
        await chainAgain(2, 'dropped')
      },
      1,
      /no seal/,
    ],
    [
      'a row was taken out and those after it moved up',
      async () => {
        await sql`delete from audit_log where seq = 2`.execute(database.db)
        await sql`update audit_log set seq = -seq where seq > 2`.execute(database.db)
        await sql`update audit_log set seq = -seq - 1 where seq < 0`.execute(database.db)
        await chainAgain(2, 'kept')
      },
      2,
      /without the key/,
    ],
    [
      'the seal of a row was taken from another',
      () =>
        sql`update audit_log set seal = (select seal from audit_log where seq = 1) where seq = 4`.execute(
          database.db,
        ),
      4,
      /without the key/,
    ],
  ]

  /** Where rows were taken off its end, the log goes on in their place. */
  const whenGoneOn: Record<string, number> = {
    'the newest rows were taken off': 5,
    'all rows were taken off': 4,
  }

  describe.each(everything)('shows that %s', (what, tamper, firstFault, problem) => {
    it.each(['to the same process', 'to one started again', 'when the application has gone on'])(
      '%s',
      async who => {
        const db = opened()
        await note(db, '1', '2', '3', '4', '5')
        await tampering(tamper)
        if (who === 'when the application has gone on') await note(opened(), '6', '7', '8')
        const verdict = await verifyAuditLog(who === 'to the same process' ? db : opened())
        const goneOn = who === 'when the application has gone on'
        expect(verdict).toMatchObject({
          intact: false,
          firstFault: goneOn ? (whenGoneOn[what] ?? firstFault) : firstFault,
          ...(goneOn ? {} : { problem: expect.stringMatching(problem) }),
        })
      },
    )
  })

  it('shows that the file which remembers the newest row was altered', async () => {
    const db = opened()
    await note(db, '1', '2')
    const file = join(directory, 'audit-head.json')
    const kept = JSON.parse(readFileSync(file, 'utf8'))
    await note(db, '3')
    writeFileSync(file, JSON.stringify({ ...kept, seq: 1 }))
    expect(await verifyAuditLog(opened())).toMatchObject({
      intact: false,
      problem: expect.stringMatching(/audit-head.json/),
    })
  })

  it('is checked after its keys were changed, and after the old key is gone', async () => {
    await note(opened(), '1', '2')
    const both: AuditKeys = {
      writing: 'k2',
      byId: new Map([
        ['k2', key(2)],
        ['k1', key(1)],
      ]),
    }
    await note(opened(both), '3')
    expect(await verifyAuditLog(opened(both))).toMatchObject({ intact: true, rows: 3 })
    const second: AuditKeys = { writing: 'k2', byId: new Map([['k2', key(2)]]) }
    expect(await verifyAuditLog(opened(second))).toMatchObject({ intact: true, rows: 3 })
    await tampering(async () => {
      await sql`update audit_log set actor = 'session:other' where seq = 1`.execute(database.db)
      await chainAgain(1, 'kept')
    })
    expect(await verifyAuditLog(opened(second))).toMatchObject({ intact: false, firstFault: 3 })
  })

  it('is not called intact by a process that lacks the key of its newest row', async () => {
    await note(opened(), '1')
    const other: AuditKeys = { writing: 'k9', byId: new Map([['k9', key(9)]]) }
    expect(await verifyAuditLog(opened(other))).toMatchObject({
      intact: false,
      firstFault: 1,
      problem: expect.stringMatching(/SECRET_KEYS/),
    })
  })

  describe('of an installation from before there were seals', () => {
    beforeEach(() => note(database.db, '1', '2', '3'))

    it('is sealed as it is found, once, and its old rows are protected from then on', async () => {
      const deps = () => ({ db: opened(), clock: clockAt('2026-11-24T09:00:00Z') })
      expect(await sealAuditLog(deps(), 'first')).toBe(3)
      expect(await sealAuditLog(deps(), 'first')).toBeUndefined()
      await note(opened(), '5')
      expect(await verifyAuditLog(opened())).toMatchObject({ intact: true, rows: 5 })
      await tampering(async () => {
        await sql`update audit_log set actor = 'session:other' where seq = 2`.execute(database.db)
        await chainAgain(2, 'kept')
      })
      expect(await verifyAuditLog(opened())).toMatchObject({ intact: false, firstFault: 4 })
    })

    it('is not sealed again by a start after a person took all seals away', async () => {
      const deps = () => ({ db: opened(), clock: clockAt('2026-11-24T09:00:00Z') })
      await sealAuditLog(deps(), 'first')
      await tampering(async () => {
        await sql`delete from audit_log where seq > 3`.execute(database.db)
        await sql`update audit_log set actor = 'session:other' where seq = 2`.execute(database.db)
        await chainAgain(2, 'dropped')
      })
      expect(await sealAuditLog(deps(), 'first')).toBeUndefined()
      expect(await verifyAuditLog(opened())).toMatchObject({ intact: false, firstFault: 1 })
    })
  })

  it('may be an older one after a restore, also for a process that knew the newer one', async () => {
    const other = mkdtempSync(join(tmpdir(), 'dateline-audit-'))
    const elsewhere = () =>
      withAuditSeal(database.db, keys, openAuditAnchor(join(other, 'audit-head.json'), keys))
    await note(opened(), '1', '2', '3', '4')
    await note(elsewhere(), '5')
    const look = watchAuditLog({ db: elsewhere(), clock: clockAt('2026-11-24T09:00:00Z'), log })
    await look()
    // The backup had two rows; restoring it wrote one without a seal.
    await tampering(() => sql`delete from audit_log where seq > 2`.execute(database.db))
    await note(database.db, 'restored')
    await sealAuditLog({ db: opened(), clock: clockAt('2026-11-24T09:00:00Z') }, 'restored')
    expect(await verifyAuditLog(opened())).toMatchObject({ intact: true, rows: 4 })
    const sealing = database.db.selectFrom('audit_log').select('detail').where('action', '=', 'audit.seal')
    expect(await sealing.execute()).toEqual([
      { detail: { why: 'restored', rows: 3, knownBefore: { seq: 4, hash: expect.any(String) } } },
    ])
    expect(await verifyAuditLog(elsewhere())).toMatchObject({ intact: true, rows: 4 })
    await watchAuditLog({ db: elsewhere(), clock: clockAt('2026-11-24T09:00:00Z'), log })()
    await note(elsewhere(), '5', '6')
    await tampering(() => sql`delete from audit_log where seq > 5`.execute(database.db))
    expect(await verifyAuditLog(elsewhere())).toMatchObject({ intact: false, firstFault: 6 })
    rmSync(other, { recursive: true, force: true })
  })

  describe('on a schedule', () => {
    const broken = () =>
      database.db.selectFrom('event').select('data').where('kind', '=', 'audit.broken').execute()
    beforeEach(() => database.db.deleteFrom('event').execute())

    it('remembers the newest row of other processes within a minute, and reports what is gone, once', async () => {
      const db = opened()
      const look = watchAuditLog({ db, clock: clockAt('2026-11-24T09:00:00Z'), log })
      // Of a process on another machine.
      await note(withAuditSeal(database.db, keys), '1', '2', '3')
      await look()
      expect(await broken()).toEqual([])
      await tampering(() => sql`delete from audit_log where seq = 3`.execute(database.db))
      await look()
      await look()
      expect(await broken()).toEqual([{ data: { firstFault: 3, problem: 'Row 3 is missing.' } }])
    })

    it('reads the whole log every day, so that an old row cannot be altered unseen', async () => {
      const clock = clockAt('2026-11-24T09:00:00Z')
      const look = watchAuditLog({ db: opened(), clock, log })
      await note(opened(), '1', '2', '3')
      await look()
      await tampering(() =>
        sql`update audit_log set actor = 'session:other' where seq = 1`.execute(database.db),
      )
      clock.set('2026-11-25T09:00:00Z')
      await look()
      expect(await broken()).toMatchObject([{ data: { firstFault: 1 } }])
    })
  })

  it('is read in parts, each joined to the row before it', async () => {
    const db = opened()
    await note(db, '1', '2', '3', '4', '5')
    expect(await verifyAuditLog(db, { from: 3 })).toMatchObject({ intact: true, rows: 3 })
    expect(await verifyAuditLog(db, { from: 2, to: 3 })).toMatchObject({ intact: true, rows: 2 })
    await tampering(() => sql`update audit_log set actor = 'x' where seq = 2`.execute(database.db))
    expect(await verifyAuditLog(db, { from: 2, to: 3 })).toMatchObject({ intact: false, firstFault: 2 })
    expect(await verifyAuditLog(db, { from: 4 })).toMatchObject({ intact: true })
  })
})
