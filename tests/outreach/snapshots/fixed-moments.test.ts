import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import type { Database, Db } from '../../../src/database/connect.ts'
import { logEnquiries } from '../../../src/outreach/log/log-outreach.ts'
import { freezeSnapshot } from '../../../src/outreach/snapshots/freeze-snapshot.ts'
import { findSnapshot } from '../../../src/outreach/snapshots/snapshot.view.ts'
import { verifySnapshots } from '../../../src/outreach/snapshots/verify-snapshots.ts'
import { setTarget } from '../../../src/outreach/targets/set-target.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import {
  addSamples,
  analyst,
  buildChannel,
  buildOffice,
  buildPublishedPost,
  clockAt,
  emptyOutreach,
} from '../../factories/outreach.ts'

const quarter = { from: '2026-07-01', to: '2026-09-30' }
/** A writer looked at the clock before the freeze, and commits after it. */
const before = '2026-10-05T08:00:00Z'
const frozenAt = '2026-10-05T08:00:01Z'

describe.each(databaseKinds)(
  'what comes to the record after a freeze, stamped before it, on %s PostgreSQL',
  kind => {
    let database: Database
    beforeAll(async () => {
      database = await freshDatabase(kind)
    })
    afterAll(() => database.close())
    beforeEach(async () => {
      await emptyOutreach(database.db)
      await buildOffice(database.db, { id: 'lahore' })
    })

    const at = (moment: string, db: Db = database.db) => ({ db, clock: clockAt(moment) })
    const freeze = (moment = frozenAt, sandbox = false) =>
      freezeSnapshot(at(moment), {
        actor: analyst,
        officeIds: ['lahore'],
        ...quarter,
        sandbox,
        incomplete: true,
      })
    const log = (count: number, moment: string, db?: Db) =>
      logEnquiries(at(moment, db), {
        actor: analyst,
        enquiries: [
          { officeId: 'lahore', askedOn: '2026-08-04', contactMethod: 'hotline', topic: 'visas', count },
        ],
      })
    const faults = async () =>
      (await verifySnapshots(database.db, { after: 0, limit: 10 })).verified.flatMap(each => each.faults)
    const valueIn = async (id: string, indicator: string) =>
      (await findSnapshot(database.db, id))?.figures.figures.find(each => each.indicator === indicator)?.value

    async function samplesOf(views: number, takenAt = before): Promise<void> {
      const channelId = await buildChannel(database.db, { officeId: 'lahore', network: 'x' })
      const postId = await buildPublishedPost(database.db, {
        officeId: 'lahore',
        channelId,
        publishedAt: '2026-09-01T08:00:00Z',
        externalIds: ['1'],
        sandbox: true,
      })
      await addSamples(database.db, [
        { postId, metric: 'impression_count', value: views, part: 0, age: '28d', takenAt },
      ])
    }

    const late: [string, () => Promise<unknown>][] = [
      ['an entry', () => log(3, before)],
      [
        'a withdrawal',
        () =>
          sql`update enquiry set ended_at = ${before}, ended_by = 'x', ended_how = 'withdrawn'`.execute(
            database.db,
          ),
      ],
      [
        'a closing',
        () =>
          sql`insert into log_closing (office_id, month, log, sandbox, closed_by, closed_at)
          values ('lahore', '2026-08-01', 'activities', false, 'x', ${before})`.execute(database.db),
      ],
      [
        'a target',
        () =>
          setTarget(at(before), {
            actor: analyst,
            officeId: 'lahore',
            indicator: 'enquiries',
            ...quarter,
            kind: 'target',
            value: 90,
          }),
      ],
      [
        'a merged word',
        () =>
          sql`update log_word set means = 'walk-in', means_since = ${before}, state = 'retired'
          where list = 'contact-method' and word = 'hotline'`.execute(database.db),
      ],
    ]

    it.each(late)('%s is not in it, and leaves it sound', async (_what, write) => {
      await log(40, '2026-08-05T08:00:00Z')
      await freeze()
      await write()
      expect(await faults()).toEqual([])
      const second = await freeze()
      expect(second.version).toBe(2)
      expect(await faults()).toEqual([])
      await sql`update log_word set means = null, means_since = null, state = 'listed' where word = 'hotline'`.execute(
        database.db,
      )
    })

    it('a post found on its network later, and its samples, are not in it, and leave it sound', async () => {
      const first = await freeze(frozenAt, true)
      await samplesOf(70)
      expect(await faults()).toEqual([])
      const second = await freeze(frozenAt, true)
      expect([await valueIn(first.id, 'posts'), await valueIn(second.id, 'posts')]).toEqual([0, 1])
      expect(await valueIn(second.id, 'views')).toBe(70)
      expect(await faults()).toEqual([])
    })

    it('keeps its own stamp where nothing was frozen meanwhile', async () => {
      await freeze('2026-10-05T07:00:00Z')
      await log(3, before)
      const rows = await database.db.selectFrom('enquiry').select('created_at').execute()
      expect(rows).toEqual([{ created_at: new Date(before) }])
    })

    it('is in the freeze after it, also where the clock stood still', async () => {
      await freeze()
      await log(3, frozenAt)
      const second = await freeze()
      expect(await valueIn(second.id, 'enquiries')).toBe(3)
      expect(await faults()).toEqual([])
    })

    it.skipIf(kind === 'embedded' || !inject('postgresUrl'))(
      'a writer whose transaction is open is waited for, and is in it',
      async () => {
        await log(40, '2026-08-05T08:00:00Z')
        let commit: () => void = () => undefined
        const held = new Promise<void>(done => {
          commit = done
        })
        let wrote: () => void = () => undefined
        const written = new Promise<void>(done => {
          wrote = done
        })
        const writing = database.db.transaction().execute(async trx => {
          await sql`insert into enquiry (id, entry_id, office_id, asked_on, contact_method, topic, language, count, sandbox, created_by, created_at)
          values (gen_random_uuid(), gen_random_uuid(), 'lahore', '2026-08-06', 'hotline', 'visas-permits', 'ur', 2, false, 'x', ${before})`.execute(
            trx,
          )
          wrote()
          await held
        })
        await written
        const freezing = freeze()
        for (;;) {
          const { rows } =
            await sql`select from pg_locks where locktype = 'advisory' and not granted`.execute(database.db)
          if (rows.length > 0) break
        }
        commit()
        await writing
        const { id } = await freezing
        expect(await valueIn(id, 'enquiries')).toBe(42)
        expect(await faults()).toEqual([])
      },
    )
  },
)
