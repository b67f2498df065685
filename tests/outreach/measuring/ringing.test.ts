import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../src/database/connect.ts'
import { ringMeasurements } from '../../../src/outreach/measuring/ring-measurements.ts'
import type { JobQueue } from '../../../src/queue/queue.ts'
import { freshDatabase } from '../../factories/database.ts'
import { buildChannel, buildOffice, buildPublishedPost, clockAt } from '../../factories/outreach.ts'

/** Remembers what was rung, as a queue does that nobody works on. */
function bell(): JobQueue & { ids: string[] } {
  const ids: string[] = []
  return {
    ids,
    kind: 'postgres',
    add: async (_contract, jobs) => void ids.push(...jobs.map(job => job.id)),
    work: () => undefined,
    ping: async () => undefined,
    assertRings: async () => undefined,
    close: async () => undefined,
  }
}

describe('ringing for measurements', () => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.close())

  it('plans what was published and rings each channel once it has something due, once a minute', async () => {
    const officeId = await buildOffice(database.db, { id: 'lahore' })
    const channelId = await buildChannel(database.db, { officeId, network: 'x' })
    for (let post = 0; post < 3; post += 1)
      await buildPublishedPost(database.db, { officeId, channelId, publishedAt: '2026-10-01T09:00:00Z' })
    const clock = clockAt('2026-10-01T09:01:00Z')
    const queue = bell()
    const deps = { db: database.db, clock, queue }
    expect(await ringMeasurements(deps)).toBe(0)
    clock.set('2026-10-01T09:15:00Z')
    expect(await ringMeasurements(deps)).toBe(1)
    clock.set('2026-10-01T09:15:30Z')
    await ringMeasurements(deps)
    expect(new Set(queue.ids).size).toBe(1)
    expect(queue.ids[0]).toContain(channelId)
  })
})
