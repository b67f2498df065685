import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blockChannelUntil, markNeedsReconnect, stopChannelFor } from '../../src/channels/block-channel.ts'
import { channelById } from '../../src/channels/channel.view.ts'
import type { Database } from '../../src/database/connect.ts'
import { buildChannel } from '../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { notifyNow } from '../factories/events.ts'

describe.each(databaseKinds)('what a network refuses, on %s PostgreSQL', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())
  const told = async (id: string) => {
    await notifyNow(database.db)
    const notifications = database.db.selectFrom('notification').select(['kind', 'message'])
    return await notifications.where('channel_id', '=', id).execute()
  }
  // Noon of a day to come, so that some minutes more are still the same day.
  const noon = new Date('2031-05-05T07:00:00Z')
  const minutesLater = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)

  it('pauses a channel until the time it names, and tells its office once in the office’s own time', async () => {
    const id = await buildChannel(database.db)
    await blockChannelUntil(
      database.db,
      id,
      noon,
      'X takes 100 posts in 15 minutes, and 3 more were asked for',
    )
    await blockChannelUntil(
      database.db,
      id,
      minutesLater(15),
      'X takes 100 posts in 15 minutes, and 9 more were asked for',
    )
    expect((await channelById(database.db, id)).blocked?.until).toEqual(minutesLater(15))
    const notifications = await told(id)
    expect(notifications).toHaveLength(1)
    expect(notifications[0]?.message).toContain(
      'cannot post until 5 May 12:00 (Asia/Karachi): X takes 100 posts',
    )
  })

  it('never shortens a pause, and ends it by time alone', async () => {
    const id = await buildChannel(database.db)
    await blockChannelUntil(database.db, id, minutesLater(60), 'long')
    await blockChannelUntil(database.db, id, noon, 'short')
    expect((await channelById(database.db, id)).blocked).toEqual({ until: minutesLater(60), reason: 'long' })
    const other = await buildChannel(database.db)
    await blockChannelUntil(database.db, other, new Date('2020-01-01T00:00:00Z'), 'over')
    expect((await channelById(database.db, other)).blocked).toBeNull()
  })

  it('asks for a person once for each sign-in that ended', async () => {
    const id = await buildChannel(database.db)
    expect(await markNeedsReconnect(database.db, id, 'The password was changed')).toBe('stopped')
    expect(await markNeedsReconnect(database.db, id, 'The password was changed')).toBe('unchanged')
    expect(await channelById(database.db, id)).toMatchObject({
      state: 'needs_reconnect',
      stateReason: 'The password was changed',
    })
    const notifications = await told(id)
    expect(notifications).toHaveLength(1)
    expect(notifications[0]?.message).toContain(
      'must be connected again: The password was changed. Its scheduled posts',
    )
  })

  it('holds a channel for what only a person can do, such as paying, and keeps a person’s own hold', async () => {
    const id = await buildChannel(database.db)
    await stopChannelFor(database.db, id, 'The credits of the X app are used up.')
    await stopChannelFor(database.db, id, 'Again.')
    expect((await channelById(database.db, id)).stopped).toMatchObject({
      by: 'system',
      reason: 'The credits of the X app are used up.',
    })
    expect((await told(id)).map(notification => notification.kind)).toEqual(['channel-stopped'])
  })

  it('can be written in the caller’s own transaction, and goes with it', async () => {
    const id = await buildChannel(database.db)
    await database.db
      .transaction()
      .execute(async trx => {
        await blockChannelUntil(trx, id, noon, 'x')
        await markNeedsReconnect(trx, id, 'y')
        throw new Error('changed my mind')
      })
      .catch(() => undefined)
    expect(await channelById(database.db, id)).toMatchObject({ state: 'connected', blocked: null })
    expect(await told(id)).toEqual([])
  })
})
