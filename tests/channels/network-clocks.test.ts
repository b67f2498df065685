import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { saveNetworkClocks } from '../../src/channels/keep-network-clocks.ts'
import { clocksApart, clocksSentence } from '../../src/channels/network-clocks.view.ts'
import type { Database } from '../../src/database/connect.ts'
import type { Network } from '../../src/networks/network.ts'
import { createNetworkClocks } from '../../src/networks/network-clock.ts'
import { buildChannel } from '../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { notifyNow } from '../factories/events.ts'
import { scriptedNetwork } from '../factories/scripted-network.ts'
import { heldClock } from '../networks/held-clock.ts'

const hour = 3_600_000

describe('the clock of a network', () => {
  const answer = (date: string | undefined) => async () => ({
    type: 'answer' as const,
    status: 500,
    headers: { date },
    body: '',
  })

  it.each([
    ['the same', 'Mon, 23 Nov 2026 09:00:00 GMT', 500],
    ['three hours before ours', 'Mon, 23 Nov 2026 12:00:00 GMT', 3 * hour + 500],
    ['fourteen hours behind ours', 'Sun, 22 Nov 2026 19:00:00 GMT', -14 * hour + 500],
    ['not known without a date', undefined, undefined],
    ['not known from a date that is none', 'yesterday', undefined],
    ['not believed where it is days off', 'Thu, 01 Jan 1970 00:00:00 GMT', undefined],
  ])('is %s by the date of any answer', async (_title, date, aheadMs) => {
    const clocks = createNetworkClocks(heldClock())
    await clocks.reading('https://api.x.com', answer(date))
    expect(clocks.of('https://api.x.com')?.aheadMs).toBe(aheadMs)
  })

  it('is read in the middle of a request, and not at all in a long one', async () => {
    const clock = heldClock()
    const clocks = createNetworkClocks(clock)
    const slow = (ms: number) => async () => {
      clock.advance(ms)
      return await answer('Mon, 23 Nov 2026 09:00:02 GMT')()
    }
    await clocks.reading('https://api.x.com', slow(4_000))
    expect(clocks.of('https://api.x.com')?.aheadMs).toBe(500)
    await clocks.reading('https://graph.facebook.com', slow(60_000))
    expect(clocks.of('https://graph.facebook.com')).toBeUndefined()
  })
})

describe.each(databaseKinds)('clocks apart, on the %s database', kind => {
  let database: Database
  let officeId: string
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await database.db.deleteFrom('network_clock').execute()
    await database.db.deleteFrom('notification').execute()
    await database.db.deleteFrom('event').execute()
    const channelId = await buildChannel(database.db, { network: 'x' })
    const channel = await database.db
      .selectFrom('channel')
      .select('office_id')
      .where('id', '=', channelId)
      .executeTakeFirstOrThrow()
    officeId = channel.office_id
  })

  const hears = async (aheadMs: number, readAt = new Date()) => {
    const clocks = { aheadMs: () => aheadMs, all: () => [{ server: 'api.x.com', aheadMs, readAt }] }
    const network: Network = { ...scriptedNetwork(() => []), clocks }
    return await saveNetworkClocks({ db: database.db, networks: new Map([['x', network]]) })
  }

  it('above a minute warn the offices with channels there, once a day', async () => {
    await hears(3 * hour)
    expect(await hears(3 * hour + 1_000)).toBe(0)
    await notifyNow(database.db)
    const told = await database.db
      .selectFrom('notification')
      .selectAll()
      .where('office_id', '=', officeId)
      .execute()
    expect(told).toMatchObject([{ kind: 'clocks-apart' }])
    expect(told[0]?.message).toMatch(/^The clock of api\.x\.com goes 3 h 0 min before this installation's\./)
  })

  it('within a minute warn nobody', async () => {
    expect(await hears(59_000)).toBe(0)
    expect(await clocksApart(database.db)).toEqual([])
  })

  it('are forgotten when a newer answer says better, and an older one changes nothing', async () => {
    await hears(-14 * hour)
    const [apart] = await clocksApart(database.db)
    expect(apart && clocksSentence(apart)).toBe(
      "The clock of api.x.com goes 14 h 0 min behind this installation's.",
    )
    await hears(0)
    expect(await clocksApart(database.db)).toEqual([])
    await hears(3 * hour, new Date(Date.now() - 60_000))
    expect(await clocksApart(database.db)).toEqual([])
  })
})
