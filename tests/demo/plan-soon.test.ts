import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { measurementAges } from '../../src/core/time/measurement-ages.ts'
import type { Database } from '../../src/database/connect.ts'
import { isBeingRead, planSoon } from '../../src/demo/plan-soon.ts'
import { claimMeasurements } from '../../src/outreach/measuring/due-measurements.ts'
import { planMeasurements } from '../../src/outreach/measuring/plan-measurements.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { buildChannel, buildOffice, buildPublishedPost } from '../factories/outreach.ts'

const published = new Date('2026-11-23T10:00:00Z')
const seconds = (count: number) => new Date(published.getTime() + count * 1_000)

describe.each(databaseKinds)('measuring soon, on %s PostgreSQL', kind => {
  let database: Database
  let channelId: string
  beforeAll(async () => {
    database = await freshDatabase(kind)
    await buildOffice(database.db, { id: 'lahore' })
    channelId = await buildChannel(database.db, { officeId: 'lahore', network: 'x' })
  })
  afterAll(() => database.close())

  async function publish(externalId: string): Promise<string> {
    return await buildPublishedPost(database.db, {
      officeId: 'lahore',
      channelId,
      publishedAt: published.toISOString(),
      externalIds: [externalId],
    })
  }

  async function dueSeconds(postId: string): Promise<number[]> {
    const query = database.db.selectFrom('measurement').select('due_at').where('post_id', '=', postId)
    const rows = await query.orderBy('due_at').execute()
    return rows.map(row => (row.due_at.getTime() - published.getTime()) / 1_000)
  }

  it('replaces what the workers had planned at the usual ages, and leaves what is being read', async () => {
    const [fresh, begun] = [await publish('1'), await publish('2')]
    await planMeasurements(database.db, seconds(1))
    await claimMeasurements(database.db, seconds(15 * 60), { channelId, postIds: [begun], limit: 1 })
    expect(await isBeingRead(database.db, [begun])).toBe(true)

    await planSoon(database.db, seconds(1), { postIds: [fresh, begun], factor: 900 })
    expect(await dueSeconds(fresh)).toEqual(measurementAges.map(age => age.afterMs / 900_000))
    expect(await dueSeconds(begun)).toEqual(measurementAges.map(age => age.afterMs / 1_000))
    expect(await isBeingRead(database.db, [fresh])).toBe(false)
  })

  // The embedded record has one connection: nobody can be in the middle of planning there.
  it.skipIf(kind === 'embedded')(
    'waits for a worker that is just planning, and replaces its plan',
    async () => {
      const postId = await publish('3')
      const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>()
      const { promise: hasPlanned, resolve: planned } = Promise.withResolvers<void>()
      const worker = database.db.transaction().execute(async trx => {
        await planMeasurements(trx, seconds(1))
        planned()
        await mayCommit
      })
      await hasPlanned
      const soon = planSoon(database.db, seconds(1), { postIds: [postId], factor: 900 })
      await vi.waitFor(async () => {
        const { rows } = await sql`select from pg_locks where not granted`.execute(database.db)
        expect(rows.length).toBeGreaterThan(0)
      })
      commit()
      await Promise.all([worker, soon])
      expect(await dueSeconds(postId)).toEqual(measurementAges.map(age => age.afterMs / 900_000))
    },
  )
})
