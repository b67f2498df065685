import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readSettings, type Settings } from '../../config/env.ts'
import { systemActor } from '../../src/access/actor.ts'
import { verifyAuditLog } from '../../src/access/audit/verify-audit-log.ts'
import { createPerson } from '../../src/access/people/add-person.ts'
import { openCore } from '../../src/assembly/core.ts'
import { openDatabase } from '../../src/assembly/database.ts'
import { prepareServer } from '../../src/assembly/prepare-server.ts'
import { type DatabaseWithRoles, databaseWithRoles } from '../factories/database-roles.ts'
import { findProgram } from '../services/find-program.ts'

describe.skipIf(!inject('postgresUrl')).each(['empty', 'in use'] as const)(
  'the roles of a database that was %s',
  was => {
    let urls: DatabaseWithRoles
    let directory: string
    let settings: Settings
    const clients: Partial<Record<keyof DatabaseWithRoles, pg.Client>> = {}

    beforeAll(async () => {
      urls = await databaseWithRoles(was)
      directory = mkdtempSync(join(tmpdir(), 'dateline-roles-'))
      settings = readSettings({
        DATA_DIR: directory,
        LOG_LEVEL: 'silent',
        SECRET_KEYS: `1:${randomBytes(32).toString('base64')}`,
        DATABASE_URL: urls.appUrl,
        DATABASE_OWNER_URL: urls.ownerUrl,
      })
      await prepareServer(settings)
      for (const [name, connectionString] of Object.entries(urls)) {
        const client = new pg.Client({ connectionString })
        await client.connect()
        clients[name as keyof DatabaseWithRoles] = client
      }
    }, 60_000)
    afterAll(async () => {
      for (const client of Object.values(clients)) await client.end()
      rmSync(directory, { recursive: true, force: true })
    })

    const as = (role: keyof DatabaseWithRoles) => {
      const client = clients[role]
      if (!client) throw new Error(`${role} is not connected`)
      return client
    }

    it('let the app start, write and keep its audit log, without the owner’s connection', async () => {
      const { DATABASE_OWNER_URL: _owner, ...withoutOwner } = settings
      const core = await openCore(withoutOwner)
      await createPerson({ db: core.database.db, clock: core.clock }, systemActor, {
        name: 'Amina',
        email: 'amina@example.org',
        password: 'correct horse battery',
        grants: [],
      })
      expect(await verifyAuditLog(core.database.db)).toMatchObject({ intact: true })
      await core.close()
    })

    it.each([
      "update audit_log set actor = 'session:other'",
      'delete from audit_log',
      'truncate audit_log',
      'alter table audit_log disable trigger all',
      'drop trigger audit_log_only_grows on audit_log',
      'drop table audit_log',
      'create table of_mine (id integer)',
      "set session_replication_role = 'replica'",
      'truncate news_item cascade',
      'delete from kysely_migration',
      "create or replace function refuse_audit_change() returns trigger language plpgsql as 'begin return null; end'",
      'set role dateline_owner',
    ])('refuse the app: %s', async statement => {
      await expect(as('appUrl').query(statement)).rejects.toMatchObject({ code: '42501' })
    })

    it('let the app do no more than a superuser or the owner would refuse anyway', async () => {
      const { rows } = await as('url').query(
        `select rolname, rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname like 'dateline\\_%' order by 1`,
      )
      expect(rows).toEqual(
        ['dateline_app', 'dateline_owner', 'dateline_reader'].map(rolname => ({
          rolname,
          rolsuper: false,
          rolcreatedb: false,
          rolcreaterole: false,
        })),
      )
    })

    it.skipIf(!findProgram('psql'))(
      'get passwords from files, as Compose does it (skipped without psql)',
      async () => {
        for (const role of ['owner', 'app'])
          writeFileSync(join(directory, `postgres_${role}_password`), `it's-${role}\n`)
        const script = readFileSync(new URL('../../config/postgres-passwords.sh', import.meta.url), 'utf8')
        const { hostname, port, pathname } = new URL(urls.url)
        await promisify(execFile)('sh', ['-c', script.replaceAll('/run/secrets', directory)], {
          env: {
            ...process.env,
            PGHOST: hostname,
            PGPORT: port,
            POSTGRES_USER: 'dateline',
            POSTGRES_DB: pathname.slice(1),
          },
        })
        const { rows } = await as('url').query(
          `select rolname, rolpassword like 'SCRAM-SHA-256$%' as kept from pg_authid where rolname like 'dateline\\_%' order by 1`,
        )
        expect(rows).toEqual([
          { rolname: 'dateline_app', kept: true },
          { rolname: 'dateline_owner', kept: true },
          { rolname: 'dateline_reader', kept: null },
        ])
      },
    )

    it('give the owner every table, and nobody else any', async () => {
      const { rows } = await as('url').query(
        `select distinct tableowner from pg_tables where schemaname in ('public', 'bullmq')
          union select viewowner from pg_views where schemaname = 'figures'`,
      )
      expect(rows).toEqual([{ tableowner: 'dateline_owner' }])
    })

    it('keep every table from the reader, what opens anything before all', async () => {
      const { rows } = await as('url').query(`select tablename from pg_tables where schemaname = 'public'`)
      const names = rows.map(row => row.tablename)
      expect(names).toEqual(
        expect.arrayContaining(['person', 'person_account', 'channel_secret', 'audit_log', 'enquiry']),
      )
      for (const table of names)
        await expect(as('readerUrl').query(`select from public.${table}`)).rejects.toMatchObject({
          code: '42501',
        })
      await expect(as('readerUrl').query('select * from bullmq.job')).rejects.toMatchObject({ code: '42501' })
    })

    it('take from the reader the tables that it read before', async () => {
      await as('ownerUrl').query('grant usage on schema public to dateline_reader')
      await as('ownerUrl').query('grant select on person, enquiry to dateline_reader')
      await prepareServer(settings)
      for (const table of ['person', 'enquiry'])
        await expect(as('readerUrl').query(`select from public.${table}`)).rejects.toMatchObject({
          code: '42501',
        })
    })

    it('show the reader the views for other tools, and let it write none', async () => {
      const { rows } = await as('url').query(`select viewname from pg_views where schemaname = 'figures'`)
      expect(rows.length).toBeGreaterThan(12)
      for (const { viewname } of rows) {
        await as('readerUrl').query(`select * from figures.${viewname} limit 1`)
        await as('readerUrl').query('set default_transaction_read_only = off')
        await expect(as('readerUrl').query(`delete from figures.${viewname}`)).rejects.toMatchObject({
          code: expect.stringMatching(/42501|55000/),
        })
      }
    })

    it('are refused by a start whose role may not migrate what is not up to date, and nothing is changed', async () => {
      const other = await databaseWithRoles('empty')
      await expect(
        openDatabase({ ...settings, DATABASE_URL: other.appUrl, DATABASE_OWNER_URL: undefined }),
      ).rejects.toMatchObject({
        family: 'unavailable',
        message: expect.stringMatching(/DATABASE_OWNER_URL.*database-roles/),
      })
    })
  },
)
