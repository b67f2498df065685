import {
  createReadStream,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { createGunzip, gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { packTar, unpackTar } from 'modern-tar'
import type pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { verifyAuditLog } from '../../src/access/audit/verify-audit-log.ts'
import { createPerson } from '../../src/access/people/add-person.ts'
import { openAccess } from '../../src/access/signing-in/sign-in.ts'
import { type Entrant, waysIn } from '../../src/backup/access-after-restore.ts'
import { leftOut } from '../../src/backup/left-out.ts'
import { makeBackup } from '../../src/backup/make-backup.ts'
import { readableBackup, restoreBackup } from '../../src/backup/restore-backup.ts'
import { connectChannel } from '../../src/channels/connecting/connect-channel.ts'
import { sha256 } from '../../src/core/hash.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import type { Database } from '../../src/database/connect.ts'
import { migrationNames } from '../../src/database/migrate.ts'
import { migrateOn, onConnection } from '../../src/database/migrate-on.ts'
import { recordEvents } from '../../src/events/record-events.ts'
import { draftFromInfographic } from '../../src/infographics/request/infographic-news.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { diskStorage } from '../../src/news/media/disk-storage.ts'
import { storeMedia } from '../../src/news/media/store-media.ts'
import { importSampleLog } from '../../src/outreach/log/sample-data/sample-log.ts'
import { freezeSnapshot } from '../../src/outreach/snapshots/freeze-snapshot.ts'
import { schedulePosts } from '../../src/publishing/calendar/schedule-posts.ts'
import { personSealer } from '../../src/secrets/person-sealer.ts'
import { testKeys } from '../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { emptyDatabase } from '../factories/empty-database.ts'
import { readToEnd } from '../factories/events.ts'
import { author, buildApprovedItem, person } from '../factories/news.ts'
import { installPresetOffices } from '../factories/preset.ts'

const canary = 'CANARY-3c9e'
const folder = mkdtempSync(join(tmpdir(), 'dateline-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(databaseKinds)('a backup of an %s database', { timeout: 60_000 }, kind => {
  const home = join(folder, kind)
  const file = join(home, 'backup.tar.gz')
  const mediaStorage = diskStorage(join(home, 'media'))
  let source: Database
  let target: pg.Pool
  let entrants: Entrant[]
  const elsewhere = {
    media: join(home, 'elsewhere/media'),
    infographics: join(home, 'elsewhere/infographics'),
  }

  beforeAll(async () => {
    source = await freshDatabase(kind)
    await fillRecord(source, { mediaStorage, infographicDirectory: join(home, 'infographics') })
    const made = await makeBackup({ ...source, clock: systemClock, mediaStorage, version: '1.2.3' }, file)
    expect(made).toEqual({ pictures: 2, infographics: 1, missing: [], secretKeyIds: ['first'] })

    target = await emptyDatabase(kind)
    entrants = await restoreInto(target)
  }, 120_000)
  afterAll(async () => {
    await source.close()
    await target.end()
  })

  async function restoreInto(pool: pg.Pool, from = file): Promise<Entrant[]> {
    const header = await readableBackup(from)
    const places = {
      mediaStorage: diskStorage(elsewhere.media),
      infographicDirectory: elsewhere.infographics,
    }
    return await restoreBackup({ pool, clock: systemClock, ...places }, from, header)
  }

  it('brings every row of every table back, but for those left out on purpose', async () => {
    const [before, after] = [await allRows(source.pool), await allRows(target)]
    expect(Object.keys(after)).toEqual(Object.keys(before))
    const changed = [
      'infographic',
      'audit_log',
      'emergency_stop',
      'event',
      'event_reader',
      ...waysIn,
      ...Object.keys(leftOut),
    ]
    for (const table of Object.keys(before).filter(name => !changed.includes(name))) {
      expect({ table, rows: after[table] }).toEqual({ table, rows: before[table] })
    }
    for (const table of waysIn) {
      const stayed = before[table]?.filter(row => !JSON.stringify(row).includes('"left"'))
      expect({ table, rows: after[table] }).toEqual({ table, rows: stayed })
    }
    expect(after.audit_log?.slice(0, before.audit_log?.length)).toEqual(before.audit_log)
    const filled = Object.entries(before).filter(([, rows]) => rows.length > 0)
    expect(filled.length).toBeGreaterThan(20)
  })

  it('brings names and moments back to the letter and the microsecond', async () => {
    const query = `select name, extract(microseconds from created_at) as us from person where name like 'Odd%'`
    expect((await target.query(query)).rows).toEqual((await source.pool.query(query)).rows)
    expect((await target.query(query)).rows[0].name).toBe('Odd \\ "name"\nاردو\tঢাকা')
  })

  it('brings the bytes of pictures and infographics back, and points to where they lie now', async () => {
    expect(filesIn(elsewhere.media)).toEqual(filesIn(join(home, 'media')))
    expect(filesIn(elsewhere.infographics)).toEqual(filesIn(join(home, 'infographics')))
    const { rows } = await target.query('select file from infographic')
    for (const row of rows) {
      expect(row.file.startsWith(`${elsewhere.infographics}/`)).toBe(true)
      expect(statSync(row.file).size).toBeGreaterThan(1_000)
    }
    expect(rows).toHaveLength(1)
  })

  it('names the newest row of the audit log, and is not restored when its log ends at another', async () => {
    const { rows } = await source.pool.query('select seq::int, hash from audit_log order by seq desc limit 1')
    const [head] = rows
    expect((await readableBackup(file)).auditHead).toEqual(head)
    const shorter = join(home, 'shorter.tar.gz')
    await repack(file, shorter, entries =>
      entries.map(entry =>
        entry.name.startsWith('tables/audit_log/')
          ? { ...entry, bytes: withoutLastLine(entry.bytes) }
          : entry,
      ),
    )
    const pool = await emptyDatabase(kind)
    await expect(restoreInto(pool, shorter)).rejects.toThrow(`ends at row ${head.seq - 1} (`)
    expect(await tablesOf(pool)).toEqual([])
    // One of before says nothing of it.
    await repack(file, shorter, entries => withHeader(entries, { auditHead: undefined }))
    await restoreInto(pool, shorter)
    await pool.end()
  })

  it('keeps the chain of the audit log whole', async () => {
    const client = await target.connect()
    expect(await verifyAuditLog(onConnection(client))).toMatchObject({ intact: true })
    client.release()
  })

  it('lets readers go on where they were, in a cluster that numbers its transactions otherwise', async () => {
    const client = await target.connect()
    const db = onConnection(client)
    await recordEvents(db, [
      {
        kind: 'office.stopped',
        officeId: null,
        subjectId: 'new',
        data: { by: 'a person', reason: 'a test' },
      },
    ])
    const seen: string[] = []
    await readToEnd(db, {
      name: 'was half way',
      handle: async (_trx, events) => void seen.push(...events.map(event => event.subjectId)),
    })
    expect(seen).toEqual(['not read yet', 'everything', 'new'])
    client.release()
  })

  it('holds everything back until a person has looked, for posts of later days may be out already', async () => {
    const { rows } = await target.query('select reason from emergency_stop')
    expect(rows).toEqual([
      { reason: expect.stringMatching(/^Restored from a backup of 20.*Z: see what was/) },
    ])
  })

  it('holds no secret in plain text, and no session', async () => {
    const inside = (await buffer(createReadStream(file).pipe(createGunzip()))).toString('latin1')
    expect(inside).toContain('Odd')
    expect(inside).not.toContain(canary)
    for (const { token } of (await source.pool.query('select token from person_session')).rows) {
      expect(inside).not.toContain(token)
    }
    expect((await source.pool.query('select 1 from person_session')).rows).toHaveLength(1)
    expect((await target.query('select 1 from person_session')).rows).toEqual([])
  })

  it('can be read by its owner alone, and replaces no file', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const again = makeBackup({ ...source, clock: systemClock, mediaStorage, version: '1' }, file)
    await expect(again).rejects.toThrow(
      `${file} already exists, and a backup never overwrites a file; choose another name.`,
    )
    expect(readdirSync(home).filter(name => name.includes('.new'))).toEqual([])
  })

  it('says which pictures are missing, and is made all the same', async () => {
    const missing = { ...mediaStorage, get: async () => undefined }
    const other = join(home, 'without.tar.gz')
    const made = await makeBackup(
      { ...source, clock: systemClock, mediaStorage: missing, version: '1' },
      other,
    )
    expect(made.pictures).toBe(0)
    expect(made.missing).toEqual([
      expect.stringMatching(/^The picture [0-9a-f]{64} is not there\.$/),
      expect.stringMatching(/^The picture [0-9a-f]{64} is not there\.$/),
    ])
  })

  it('is not restored over a record', async () => {
    await expect(restoreInto(target)).rejects.toThrow('restored only into an empty one')
    expect(filesIn(elsewhere.media)).toEqual(filesIn(join(home, 'media')))
  })

  it('lets in again neither programs, links nor people who had left', async () => {
    const keys = await source.pool.query('select 1 from api_key')
    const links = await source.pool.query('select 1 from setup_link')
    expect([keys.rows.length, links.rows.length]).toEqual([1, 1])
    expect((await target.query('select 1 from api_key union all select 1 from setup_link')).rows).toEqual([])
    for (const table of waysIn) {
      const query = `select count(*)::int as n from ${table} where person_id = 'left'`
      expect([table, (await source.pool.query(query)).rows[0].n]).toEqual([table, 1])
      expect([table, (await target.query(query)).rows[0].n]).toEqual([table, 0])
    }
    expect((await target.query("select name from person where id = 'left'")).rows).toEqual([
      { name: 'Has left' },
    ])
  })

  it('says who can sign in now', () => {
    expect(entrants).toEqual([
      { name: 'Odd \\ "name"\nاردو\tঢাকা', email: 'odd@example.org', grants: 'admin *' },
    ])
  })

  it('passes over what an older one holds and none holds now', async () => {
    const old = join(home, 'with-keys.tar.gz')
    await repack(file, old, entries => [
      ...withHeader(entries, {
        tables: [...tablesIn(entries), { name: 'api_key', columns: ['id', 'key'] }],
      }),
      { name: 'tables/api_key/000001.jsonl', bytes: Buffer.from('["id","hash"]\n') },
    ])
    const pool = await emptyDatabase(kind)
    await restoreInto(pool, old)
    expect((await pool.query('select 1 from api_key')).rows).toEqual([])
    await pool.end()
  })

  it('leaves nothing where it fails in the middle', async () => {
    const broken = join(home, 'broken.tar.gz')
    // Right in every checksum, and wrong in the last table: an unknown office.
    await repack(file, broken, entries =>
      entries.map(entry =>
        entry.name.startsWith('tables/topic/') ? { ...entry, bytes: Buffer.from('["x"]\n') } : entry,
      ),
    )
    const pool = await emptyDatabase(kind)
    const places = { media: join(home, 'nowhere/media'), infographics: join(home, 'nowhere/infographics') }
    const deps = {
      pool,
      clock: systemClock,
      mediaStorage: diskStorage(places.media),
      infographicDirectory: places.infographics,
    }
    await expect(restoreBackup(deps, broken, await readableBackup(broken))).rejects.toThrow()
    expect(await tablesOf(pool)).toEqual([])
    await pool.end()
  })

  it('takes back files that were put before a failure', async () => {
    const broken = join(home, 'late.tar.gz')
    await repack(file, broken, entries => [...entries, { name: 'media/../../evil', bytes: Buffer.from('x') }])
    const pool = await emptyDatabase(kind)
    const places = join(home, 'late')
    const deps = {
      pool,
      clock: systemClock,
      mediaStorage: diskStorage(join(places, 'media')),
      infographicDirectory: join(places, 'infographics'),
    }
    const restoring = restoreBackup(deps, broken, await readableBackup(broken))
    await expect(restoring).rejects.toThrow(
      'contains the unknown entry "media/../../evil"; nothing was restored.',
    )
    expect(await tablesOf(pool)).toEqual([])
    expect(filesIn(places)).toEqual({})
    await pool.end()
  })

  it('of an older version is brought up to date', async () => {
    const older = await emptyDatabase(kind)
    const client = await older.connect()
    const last = migrationNames()[6]
    await migrateOn(client, last)
    await client.query("insert into person (id, name, email) values ('p', 'From before', 'a@example.org')")
    client.release()
    const old = join(home, 'old.tar.gz')
    await makeBackup({ pool: older, clock: systemClock, mediaStorage, version: '0.0.1' }, old)
    await older.end()

    const pool = await emptyDatabase(kind)
    await restoreInto(pool, old)
    expect((await pool.query('select name from person')).rows).toEqual([{ name: 'From before' }])
    const { rows } = await pool.query('select name from kysely_migration order by name')
    expect(rows.map(row => row.name)).toEqual(migrationNames())
    await pool.end()
  })

  describe('is refused', () => {
    const bad = join(home, 'bad.tar.gz')

    it.each<[string, () => Promise<void> | void, RegExp]>([
      [
        'where there is no file',
        () => rmSync(bad, { force: true }),
        /cannot be read: there is no such file\.$/,
      ],
      [
        'when it is something else',
        () => writeFileSync(bad, 'hello'),
        /is not a Dateline backup; give a file/,
      ],
      ['when it is empty', () => writeFileSync(bad, ''), /is not a Dateline backup/],
      [
        'when it is another archive',
        async () =>
          writeFileSync(bad, gzipSync(await packTar([{ header: { name: 'a', size: 1 }, body: 'a' }]))),
        /is not a Dateline backup/,
      ],
      ['when it is cut in the middle', () => cut(0.5), /is cut short or damaged; nothing was restored/],
      ['when its last byte is missing', () => cut(1 - 1 / statSync(file).size), /is cut short or damaged/],
      [
        'when an entry has changed',
        () =>
          repack(
            file,
            bad,
            entries =>
              entries.map(one => (one.name.startsWith('media/') ? { ...one, bytes: Buffer.from('x') } : one)),
            'old checksums',
          ),
        /is damaged: "media\/[0-9a-f]+" differs from what was written/,
      ],
      [
        'when it is of a newer format',
        () => repack(file, bad, entries => withHeader(entries, { format: 2, dateline: '9.0.0' })),
        /was made by Dateline 9\.0\.0 in format 2; this Dateline reads formats up to 1/,
      ],
      [
        'when its record is of a newer version',
        () =>
          repack(file, bad, entries =>
            withHeader(entries, { migrations: [...migrationNames(), '999_later'], dateline: '9.0.0' }),
          ),
        /was made by a newer Dateline \(9\.0\.0\) with the migration "999_later"/,
      ],
    ])('%s', async (_title, make, message) => {
      await make()
      await expect(readableBackup(bad)).rejects.toThrow(message)
    })

    function cut(share: number): void {
      const bytes = readFileSync(file)
      writeFileSync(bad, bytes.subarray(0, Math.floor(bytes.length * share)))
    }
  })
})

it('knows every kind of column there is: none counts by itself, and none is left out of the order', async () => {
  const { pool, close } = await freshDatabase()
  const { rows } = await pool.query("select sequencename from pg_sequences where schemaname = 'public'")
  // Restoring sets it: tests/events/renumber-events.test.ts.
  expect(rows).toEqual([{ sequencename: 'event_seq_seq' }])
  const tables = new Set(await tablesOf(pool))
  expect(Object.keys(leftOut).filter(name => !tables.has(name))).toEqual([])
  await close()
})

it('has a place for every table: in a backup, or left out with a reason', async () => {
  const { pool, close } = await freshDatabase()
  const placed = [...kept, ...Object.keys(leftOut)]
  // Of a new table decide whether a backup may hold it: not where it lets anyone in, or ends before a restore.
  expect((await tablesOf(pool)).toSorted()).toEqual(placed.toSorted())
  await close()
})

/** Tables that come back from a backup. */
const kept = [
  'account_link',
  'activity',
  'activity_people',
  'approval',
  'attempt',
  'audit_log',
  'backup_code',
  'calendar_change',
  'calendar_change_post',
  'channel',
  'channel_health',
  'channel_refresh',
  'channel_sample',
  'channel_secret',
  'channel_slot',
  'comment_attempt',
  'dateline_place',
  'emergency_stop',
  'enquiry',
  'event',
  'event_passed_over',
  'event_reader',
  'feed',
  'feed_entry',
  'first_comment',
  'infographic',
  'intended_post',
  'intended_post_made',
  'log_closing',
  'log_heading',
  'log_import',
  'log_word',
  'log_word_past',
  'measurement',
  'measurement_age',
  'media',
  'media_crop',
  'metric',
  'network_clock',
  'news_comment',
  'news_import',
  'news_item',
  'news_listing',
  'notification',
  'notification_choice',
  'notification_digest',
  'notification_mail',
  'notification_read',
  'office',
  'office_holiday',
  'office_place',
  'organisation',
  'organisation_handle',
  'passkey',
  'person',
  'person_account',
  'post',
  'post_edit',
  'project',
  'project_emblem',
  'published_cell',
  'revision',
  'role_grant',
  'sample',
  'second_factor',
  'segment',
  'series',
  'series_channel',
  'series_item',
  'series_occurrence',
  'snapshot',
  'target',
  'topic',
  'translation_proposal',
  'upload_attempt',
  'webhook',
  'webhook_delivery',
]

async function fillRecord(
  database: Database,
  places: { mediaStorage: ReturnType<typeof diskStorage>; infographicDirectory: string },
): Promise<void> {
  const { db } = database
  const deps = { db, clock: systemClock }
  await installPresetOffices(db)
  await sql`insert into event (seq, xid, kind, subject_kind, subject_id) values
    (1007, '900000000001', 'office.stopped', 'office', 'read'),
    (1006, '900000000002', 'office.stopped', 'office', 'not read yet')`.execute(db)
  await sql`insert into event_reader (name, xid, seq) values ('was half way', '900000000001', 1007)`.execute(
    db,
  )
  const password = `${canary} password`
  const email = 'odd@example.org'
  await createPerson(deps, systemActor, {
    name: 'Odd \\ "name"\nاردو\tঢাকা',
    email,
    password,
    grants: [{ role: 'admin', officeId: '*' }],
  })
  await openAccess(deps, {
    secret: 's'.repeat(43),
    publicUrl: 'http://127.0.0.1:3000',
    sealer: personSealer(testKeys),
  }).signIn({
    email,
    password,
    networkAddress: '127.0.0.1',
  })
  await sql`insert into person (id, name, email, deactivated_at) values ('left', 'Has left', 'left@example.org', now())`.execute(
    db,
  )
  await sql`insert into person_account (id, person_id, account_id, provider_id, password, updated_at)
    values ('a', 'left', 'left', 'credential', 'hash', now())`.execute(db)
  await sql`insert into passkey (id, public_key, person_id, credential_id, counter, device_type, backed_up)
    values ('k', 'key', 'left', 'c', 0, 'singleDevice', false)`.execute(db)
  await sql`insert into second_factor (person_id, key_id, sealed, created_at) values ('left', '1', 'x', now())`.execute(
    db,
  )
  await sql`insert into backup_code (person_id, code_hash) values ('left', 'x')`.execute(db)
  await sql`insert into role_grant (person_id, role, office_id, granted_by) values ('left', 'admin', '*', 'x')`.execute(
    db,
  )
  await sql`insert into api_key (id, config_id, person_id, key, created_at, updated_at)
    select 'key', 'default', id, 'hash', now(), now() from person where email = ${email}`.execute(db)
  await sql`insert into setup_link (token_hash, person_id, expires_at)
    select 'hash', id, now() + interval '7 days' from person where email = ${email}`.execute(db)
  const credentials = { accessToken: `${canary}-access`, refreshToken: `${canary}-refresh` }
  await connectChannel(
    { ...deps, keys: testKeys },
    {
      actor: systemActor,
      officeId: 'lahore',
      network: 'x',
      externalId: '1',
      handle: 'mrc_lahore',
      name: 'Lahore',
      languages: ['en'],
      credentials,
      sandbox: true,
    },
  )
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#0b4f8a' } })
    .png()
    .toBuffer()
  const media = await storeMedia({ ...deps, ...places }, { actor: author, officeId: 'lahore', bytes })
  const { newsItemId } = await buildApprovedItem(db, {
    media: [{ mediaId: media.mediaId, altText: { en: 'A blue field' }, decorative: false }],
  })
  await sql`insert into feed (id, office_id, address, host, interval_minutes, added_by, chosen_by, next_check_at)
    values (gen_random_uuid(), 'lahore', 'https://feed.example/', 'feed.example', 60, 'x', 'x', now())`.execute(
    db,
  )
  await sql`insert into feed_entry (feed_id, key, content_hash, title, outcome, news_item_id, chosen_by)
    select id, 'k', 'h', 't', 'draft', ${newsItemId}, 'x' from feed`.execute(db)
  const x = createXNetwork({ origin: 'http://127.0.0.1:9', clock: systemClock })
  await schedulePosts({ ...deps, networks: new Map([['x', x]]) }, { actor: author, newsItemId })
  const analyst = person('chiara', 'analyst')
  await importSampleLog(deps, { actor: analyst, officeIds: ['lahore'], until: '2026-11-30' })
  const month = { from: '2026-11-01', to: '2026-11-30' }
  const { id } = await freezeSnapshot(deps, {
    actor: analyst,
    officeIds: ['lahore'],
    ...month,
    sandbox: true,
    soFar: true,
    incomplete: true,
  })
  const wanted = { actor: author, officeId: 'lahore', snapshotId: id, language: 'en' } as const
  await draftFromInfographic({ database, clock: systemClock, ...places }, wanted)
}

async function allRows(pool: pg.Pool): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {}
  for (const table of await tablesOf(pool)) {
    const { rows } = await pool.query(
      `select to_jsonb(t) as row from "${table}" t order by to_jsonb(t)::text`,
    )
    all[table] = rows.map(({ row }) => row)
  }
  if (all.audit_log) all.audit_log.sort((a, b) => Number(seqOf(a)) - Number(seqOf(b)))
  return all
}

function seqOf(row: unknown): unknown {
  return typeof row === 'object' && row !== null && 'seq' in row ? row.seq : undefined
}

async function tablesOf(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query(
    "select table_name::text as name from information_schema.tables where table_schema = 'public' order by 1",
  )
  return rows.map(row => String(row.name))
}

function withoutLastLine(bytes: Uint8Array): Uint8Array {
  const lines = Buffer.from(bytes).toString().trimEnd().split('\n')
  return Buffer.from(`${lines.slice(0, -1).join('\n')}\n`)
}

/** Names and hexadecimal content of all files below a folder; none where there is no folder. */
function filesIn(directory: string): Record<string, string> {
  try {
    const found = readdirSync(directory, { recursive: true, withFileTypes: true }).filter(entry =>
      entry.isFile(),
    )
    const files = found.map(entry => join(entry.parentPath, entry.name)).sort()
    return Object.fromEntries(
      files.map(one => [one.slice(directory.length), readFileSync(one).toString('hex')]),
    )
  } catch {
    return {}
  }
}

interface Packed {
  name: string
  bytes: Uint8Array
}

/** Changes the entries between the first and the checksums; these are worked out anew unless told otherwise. */
async function repack(
  from: string,
  to: string,
  change: (entries: Packed[]) => Packed[],
  sums: 'new checksums' | 'old checksums' = 'new checksums',
): Promise<void> {
  const unpacked = await unpackTar(gunzipSync(readFileSync(from)))
  const all = unpacked.map(({ header, data }) => ({ name: header.name, bytes: data ?? new Uint8Array() }))
  const last = all.at(-1)
  if (!last) throw new Error('the backup is empty')
  const entries = change(all.slice(0, -1))
  const list = entries.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) }))
  const end = sums === 'old checksums' ? last : { ...last, bytes: Buffer.from(JSON.stringify(list)) }
  const packed = await packTar(
    [...entries, end].map(({ name, bytes }) => ({ header: { name, size: bytes.length }, body: bytes })),
  )
  writeFileSync(to, gzipSync(packed))
}

function tablesIn([first]: Packed[]): unknown[] {
  return JSON.parse(Buffer.from(first?.bytes ?? []).toString()).tables
}

function withHeader(entries: Packed[], change: object): Packed[] {
  const [first, ...others] = entries
  const header = { ...JSON.parse(Buffer.from(first?.bytes ?? []).toString()), ...change }
  return [{ name: 'backup.json', bytes: Buffer.from(JSON.stringify(header)) }, ...others]
}
