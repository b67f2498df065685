import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { actingAs } from '../../src/access/acting.ts'
import { systemActor } from '../../src/access/actor.ts'
import { openAuditAnchor } from '../../src/access/audit/audit-anchor.ts'
import type { AuditKeys } from '../../src/access/audit/audit-keys.ts'
import { writeAudit } from '../../src/access/audit/audit-log.ts'
import { withAuditSeal } from '../../src/access/audit/audit-seal.ts'
import type { Db } from '../../src/database/connect.ts'
import { createApp } from '../../src/http/app.ts'
import type { App } from '../../src/http/deps.ts'
import { buildApp, password, type SignedIn, type TestApp } from '../factories/app.ts'
import { freePort } from '../services/free-port.ts'

const bin = new URL('../../src/cli/dateline.js', import.meta.url).pathname
const keys: AuditKeys = { writing: 'k1', byId: new Map([['k1', new Uint8Array(32).fill(1)]]) }

describe('dateline audit verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-verify-'))
  let test: TestApp
  let app: App
  let db: Db
  let url: string
  let operator: SignedIn

  beforeAll(async () => {
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    test = await buildApp({ publicUrl: url })
    operator = await test.signIn(['operator', '*'])
    app = await createApp({ ...test.deps, db: test.database.db })
    await app.listen({ host: '127.0.0.1', port })
    expect(await dateline('login', '--email', operator.email)).toMatchObject({ code: 0 })
    await app.close()
  })
  beforeEach(async () => {
    await tampering(sql`delete from audit_log`)
    rmSync(join(folder, 'audit-head.json'), { force: true })
    db = withAuditSeal(test.database.db, keys, openAuditAnchor(join(folder, 'audit-head.json'), keys))
    for (const subjectId of ['1', '2', '3', '4', '5']) {
      const entry = {
        action: 'news.approve',
        officeId: 'lahore',
        subjectKind: 'news_item',
        subjectId,
      } as const
      await actingAs(
        db,
        systemActor,
        async (trx, actor) => void (await writeAudit(trx, actor, new Date(), [entry])),
      )
    }
    app = await createApp({ ...test.deps, db })
    await app.listen({ host: '127.0.0.1', port: Number(new URL(url).port) })
  })
  afterEach(() => app.close())
  afterAll(async () => {
    await test.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** What a person does who can do everything in the database. */
  async function tampering(statement: ReturnType<typeof sql>) {
    const { db: all } = test.database
    await sql`alter table audit_log disable trigger audit_log_only_grows`.execute(all)
    await statement.execute(all)
    await sql`alter table audit_log enable trigger audit_log_only_grows`.execute(all)
  }

  it('says that the log is intact, and ends with 0', async () => {
    expect(await dateline('audit', 'verify')).toEqual({ code: 0, out: 'intact: 5 rows\n', err: '' })
    const { code, out } = await dateline('audit', 'verify', '--json')
    expect([code, JSON.parse(out)]).toMatchObject([0, { intact: true, rows: 5 }])
  })

  it.each([
    [
      'a row in the middle was altered',
      sql`update audit_log set actor = 'x' where seq = 3`,
      3,
      'Row 3 was altered, or put in.',
    ],
    ['a row in the middle was taken out', sql`delete from audit_log where seq = 3`, 3, 'Row 3 is missing.'],
    ['the end was cut off', sql`delete from audit_log where seq > 3`, 4, 'Rows 4 to 5 are missing.'],
    [
      'all of it is gone',
      sql`delete from audit_log`,
      1,
      'All rows are missing: the log is empty, though there are people.',
    ],
  ])('names the first fault, and ends with 1, when %s', async (_what, statement, row, problem) => {
    await tampering(statement)
    expect(await dateline('audit', 'verify')).toEqual({
      code: 1,
      out: `broken at row ${row}: ${problem}\n`,
      err: '',
    })
  })

  it('is refused in one line, with 1, for a person who may not read the log of every office', async () => {
    await test.database.db.deleteFrom('role_grant').where('person_id', '=', operator.actor.id).execute()
    const { code, out, err } = await dateline('audit', 'verify')
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^dateline: .+\n$/)
  })

  async function dateline(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
    return await new Promise((resolve, reject) => {
      const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: folder, DATELINE_URL: url }
      const child = spawn(process.execPath, [bin, ...args], { env })
      const run = { out: '', err: '' }
      child.stdout.on('data', chunk => {
        run.out += String(chunk)
      })
      child.stderr.on('data', chunk => {
        run.err += String(chunk)
      })
      child.on('error', reject)
      child.on('close', code => resolve({ ...run, code }))
      child.stdin.end(`${password}\n`)
    })
  }
})
