import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../src/database/connect.ts'
import { ringChannelSamples } from '../../../src/outreach/measuring/ring-channel-samples.ts'
import { ringMeasurements } from '../../../src/outreach/measuring/ring-measurements.ts'
import { sampleChannel } from '../../../src/outreach/measuring/sample-channel.ts'
import type { JobQueue } from '../../../src/queue/queue.ts'
import { freshDatabase } from '../../factories/database.ts'
import { buildChannel, buildOffice, buildPublishedPost, clockAt } from '../../factories/outreach.ts'
import { collectDeps, scriptedNetwork } from '../../factories/scripted-network.ts'

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

  it('rings once an hour for each channel that has no value of its local day yet', async () => {
    const officeId = await buildOffice(database.db, { id: 'vienna', timeZone: 'Europe/Vienna' })
    const channelId = await buildChannel(database.db, { officeId, network: 'mastodon' })
    const clock = clockAt('2026-10-01T21:59:00Z')
    const network = scriptedNetwork(() => [], {
      name: 'mastodon',
      account: [{ metric: 'followers_count', value: 812, unique: false }],
    })
    const queue = bell()
    const deps = { db: database.db, queue, ...collectDeps(clock, network) }
    expect(await ringChannelSamples(deps)).toBe(1)
    await ringChannelSamples(deps)
    expect(new Set(queue.ids).size).toBe(1)
    expect(await sampleChannel(deps, channelId)).toBe(1)
    expect(await sampleChannel(deps, channelId)).toBe(0)
    expect(await ringChannelSamples(deps)).toBe(0)
    clock.set('2026-10-01T22:01:00Z') // the second in Vienna
    expect(await ringChannelSamples(deps)).toBe(1)
    expect(await sampleChannel(deps, channelId)).toBe(1)
    const kept = await database.db
      .selectFrom('channel_sample')
      .select(['day', 'value'])
      .orderBy('day')
      .execute()
    expect(kept).toEqual([
      { day: '2026-10-01', value: 812 },
      { day: '2026-10-02', value: 812 },
    ])
  })
})
