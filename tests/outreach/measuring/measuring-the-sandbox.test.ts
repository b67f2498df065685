import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../src/database/connect.ts'
import type { Account, Network } from '../../../src/networks/network.ts'
import { collectMeasurements } from '../../../src/outreach/measuring/collect-measurements.ts'
import { planMeasurements } from '../../../src/outreach/measuring/plan-measurements.ts'
import { sampleChannel } from '../../../src/outreach/measuring/sample-channel.ts'
import { freezeSnapshot } from '../../../src/outreach/snapshots/freeze-snapshot.ts'
import { freshDatabase } from '../../factories/database.ts'
import { analyst, buildChannel, buildOffice, buildPublishedPost } from '../../factories/outreach.ts'
import { call, openWorld, segment, type World } from '../../networks/sandbox-world.ts'

const minute = 60_000

describe('measuring through the real adapters on the sandbox networks', () => {
  let database: Database
  let world: World
  beforeAll(async () => {
    database = await freshDatabase()
    world = await openWorld()
    await buildOffice(database.db, { id: 'islamabad' })
  })
  afterAll(async () => {
    await world.sandbox.close()
    await database.close()
  })

  async function publish(network: Network, account: Account): Promise<string> {
    const channelId = await buildChannel(database.db, {
      officeId: 'islamabad',
      network: network.profile.name,
    })
    const outcome = await network.publishSegment(account, segment(), call)
    if (outcome.type !== 'published') throw new Error(outcome.reason)
    const publishedAt = world.clock.now().toISOString()
    const externalIds = [outcome.externalId]
    await buildPublishedPost(database.db, {
      officeId: 'islamabad',
      channelId,
      publishedAt,
      externalIds,
      sandbox: true,
    })
    return channelId
  }

  async function collect(network: Network, account: Account, channelId: string) {
    const networks = new Map([[network.profile.name, network]])
    const deps = { db: database.db, clock: world.clock, networks, accountOf: async () => account }
    return await collectMeasurements(deps, { channelId })
  }

  it('stores what X and Facebook name, works figures out of it and refuses to add unique people', async () => {
    const onX = await publish(world.x, world.xAccount)
    const onFacebook = await publish(world.facebook, world.page)
    await planMeasurements(database.db, world.clock.now())
    const day = world.clock.now().toISOString().slice(0, 10)
    await world.clock.sleep(20 * minute)
    expect(await collect(world.x, world.xAccount, onX)).toMatchObject({ taken: 1, notTaken: 0, failing: 0 })
    expect(await collect(world.facebook, world.page, onFacebook)).toMatchObject({
      taken: 1,
      notTaken: 0,
      failing: 0,
    })

    const to = world.clock.now().toISOString().slice(0, 10)
    const scope = { officeIds: ['islamabad'], from: day, to, sandbox: true }
    const { figures } = await freezeSnapshot(
      { db: database.db, clock: world.clock },
      { actor: analyst, ...scope, soFar: true, incomplete: true },
    )
    const of = (indicator: string) => figures.figures.find(one => one.indicator === indicator)
    expect(figures.sandbox).toBe(true)
    expect(of('views')?.coverage).toEqual({ measured: 2, published: 2 })
    expect(of('views')?.value).toBeGreaterThan(0)
    expect(of('engagements')?.coverage).toEqual({ measured: 2, published: 2 })
    for (const [network, account, channelId, metrics] of [
      [world.x, world.xAccount, onX, ['followers_count']],
      [world.facebook, world.page, onFacebook, ['followers_count', 'page_total_media_view_unique']],
    ] as const) {
      const networks = new Map([[network.profile.name, network]])
      const deps = { db: database.db, clock: world.clock, networks, accountOf: async () => account }
      expect(await sampleChannel(deps, channelId)).toBe(metrics.length)
      const { rows } = await sql<{ name: string; value: number; role: string }>`
        select name, value, role from channel_sample join metric on metric.id = metric_id
        where channel_id = ${channelId} order by name`.execute(database.db)
      expect(rows.map(row => row.name)).toEqual(metrics)
      for (const { value, role } of rows) {
        expect(value).toBeGreaterThan(0)
        expect(role).toMatch(/^(followers|page-reach)$/)
      }
    }
  })
})
