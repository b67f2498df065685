import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import { markNeedsReconnect } from '../../../src/channels/block-channel.ts'
import { channelById, channelForPlanning, channelsOf } from '../../../src/channels/channel.view.ts'
import { defaultSlots } from '../../../src/channels/channel-settings.ts'
import {
  type ConnectInput,
  connectChannel,
  disconnectChannel,
} from '../../../src/channels/connecting/connect-channel.ts'
import { changeChannel } from '../../../src/channels/settings/change-channel.ts'
import { changeSlots } from '../../../src/channels/settings/change-slots.ts'
import { accountOf } from '../../../src/channels/tokens/credentials.ts'
import { systemClock } from '../../../src/core/time/clock.ts'
import type { Database } from '../../../src/database/connect.ts'
import type { Credentials } from '../../../src/networks/network.ts'
import { buildOffice, testKeys } from '../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { notifyNow } from '../../factories/events.ts'

const operator: Actor = {
  id: 'omar',
  via: 'session',
  grants: [
    { role: 'operator', officeId: 'lahore' },
    { role: 'operator', officeId: 'dhaka' },
  ],
}
const author: Actor = { id: 'aisha', via: 'session', grants: [{ role: 'author', officeId: 'lahore' }] }
const noPosts = async () => ({ scheduledPosts: 0, notes: [], conflicts: [], moreConflicts: 0 })
const inTwoHours = () => new Date(Date.now() + 7_200_000)

describe.each(databaseKinds)('a channel, on %s PostgreSQL', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
    await buildOffice(database.db, 'lahore')
    await buildOffice(database.db, 'dhaka', 'Asia/Dhaka')
  })
  afterAll(() => database.close())
  const deps = () => ({ db: database.db, keys: testKeys, clock: systemClock })
  let number = 1_000
  const newAccount = (changes: Partial<ConnectInput> = {}): ConnectInput => {
    number += 1
    return {
      actor: operator,
      officeId: 'lahore',
      network: 'x',
      externalId: `${number}`,
      handle: `mrc_${number}`,
      name: 'MRC Lahore',
      languages: ['en', 'ur'],
      credentials: { accessToken: 'a1', refreshToken: 'r1', expiresAt: inTwoHours() },
      sandbox: true,
      ...changes,
    }
  }
  const credentialsOf = async (id: string) => (await accountOf(deps(), id)).credentials

  it('comes with slots on every day and settings that planning can use', async () => {
    const { channelId, outcome } = await connectChannel(deps(), newAccount({ dailyCap: 5 }))
    expect(outcome).toBe('connected')
    expect(await channelForPlanning(database.db, channelId)).toEqual({
      slots: defaultSlots('x'),
      leastGapMinutes: 30,
      dailyCap: 5,
      postOnHolidays: 'no',
      postOnDaysOff: 'no',
    })
    expect(await channelById(database.db, channelId)).toMatchObject({
      state: 'connected',
      accessEndsAt: null,
    })
  })

  it('has each language by its one code, once', async () => {
    const { channelId } = await connectChannel(deps(), newAccount({ languages: ['SW', 'fa-AF', 'pt_br'] }))
    expect((await channelById(database.db, channelId)).languages).toEqual(['sw', 'prs', 'pt-BR'])
    const change = (languages: string[]) =>
      changeChannel(deps(), { actor: operator, channelId, change: { languages } }, noPosts)
    await change(['deu', 'hu'])
    expect((await channelById(database.db, channelId)).languages).toEqual(['de', 'hu'])
    await expect(change(['prs', 'fa-AF'])).rejects.toMatchObject({
      family: 'bad-input',
      message: expect.stringContaining('languages: must name each language once'),
    })
    await expect(change(['sw', 'xx'])).rejects.toMatchObject({
      message: expect.stringMatching(/languages\.1: must be a language code of BCP 47, .*, not "xx"/),
    })
  })

  it('is found by its office', async () => {
    const { channelId } = await connectChannel(deps(), newAccount({ officeId: 'dhaka', languages: ['bn'] }))
    expect((await channelsOf(database.db, 'dhaka')).map(channel => channel.id)).toContain(channelId)
  })

  it('is the same channel when it is connected again, and keeps what is not given', async () => {
    const account = newAccount({ leastGapMinutes: 45 })
    const { channelId } = await connectChannel(deps(), account)
    const slots = [{ weekday: 1, at: '08:15' }]
    await changeSlots(deps(), { actor: operator, channelId, slots }, noPosts)
    const { leastGapMinutes: _, ...again } = account
    expect(await connectChannel(deps(), { ...again, handle: 'mrc_new' })).toEqual({
      channelId,
      outcome: 'reconnected',
    })
    expect(await channelById(database.db, channelId)).toMatchObject({
      handle: 'mrc_new',
      leastGapMinutes: 45,
      slots: [{ weekday: 1, at: '08:15' }],
    })
  })

  it.each<{ was: string; brings: string; kept: string | undefined; credentials: () => Credentials }>([
    {
      was: 'connected',
      brings: 'a refresh token',
      kept: 'r2',
      credentials: () => ({ accessToken: 'a2', refreshToken: 'r2', expiresAt: inTwoHours() }),
    },
    {
      was: 'connected',
      brings: 'an end and no refresh token',
      kept: 'r1',
      credentials: () => ({ accessToken: 'a2', expiresAt: inTwoHours() }),
    },
    {
      was: 'connected',
      brings: 'access without an end',
      kept: undefined,
      credentials: () => ({ accessToken: 'a2', accessSecret: 's2' }),
    },
    {
      was: 'needs_reconnect',
      brings: 'an end and no refresh token',
      kept: undefined,
      credentials: () => ({ accessToken: 'a2', expiresAt: inTwoHours() }),
    },
    {
      was: 'disconnected',
      brings: 'an end and no refresh token',
      kept: undefined,
      credentials: () => ({ accessToken: 'a2', expiresAt: inTwoHours() }),
    },
  ])('that was $was and brings $brings has the refresh token $kept afterwards', async row => {
    const account = newAccount()
    const { channelId } = await connectChannel(deps(), account)
    if (row.was === 'needs_reconnect') await markNeedsReconnect(database.db, channelId, 'Password changed.')
    if (row.was === 'disconnected') await disconnectChannel(deps(), { actor: operator, channelId })
    await connectChannel(deps(), { ...account, credentials: row.credentials() })
    const credentials = await credentialsOf(channelId)
    expect(credentials).toMatchObject({ accessToken: 'a2' })
    expect(credentials.refreshToken).toBe(row.kept)
    expect((await channelById(database.db, channelId)).state).toBe('connected')
  })

  it('forgets the access secret of the sign-in before', async () => {
    const account = newAccount({ credentials: { accessToken: 'a1', accessSecret: 's1' } })
    const { channelId } = await connectChannel(deps(), account)
    await connectChannel(deps(), { ...account, credentials: { accessToken: 'a2' } })
    expect(await credentialsOf(channelId)).toEqual({ accessToken: 'a2' })
  })

  it('forgets every secret when it is disconnected, and keeps its history', async () => {
    const { channelId } = await connectChannel(deps(), newAccount())
    await disconnectChannel(deps(), { actor: operator, channelId })
    await expect(accountOf(deps(), channelId)).rejects.toMatchObject({ failure: { type: 'channel-blocked' } })
    const secrets = database.db.selectFrom('channel_secret').selectAll().where('channel_id', '=', channelId)
    expect(await secrets.execute()).toEqual([])
    expect((await channelById(database.db, channelId)).state).toBe('disconnected')
  })

  it('cannot be taken over by another office, nor pass between the sandbox and the network', async () => {
    const account = newAccount()
    await connectChannel(deps(), account)
    await expect(connectChannel(deps(), { ...account, officeId: 'dhaka' })).rejects.toMatchObject({
      family: 'conflict',
    })
    await expect(connectChannel(deps(), { ...account, sandbox: false })).rejects.toThrow(
      'was connected on the sandbox and cannot be connected on live',
    )
  })

  it('is one channel when two people connect it at once', async () => {
    const account = newAccount()
    const results = await Promise.all([connectChannel(deps(), account), connectChannel(deps(), account)])
    expect(new Set(results.map(result => result.channelId)).size).toBe(1)
    expect(results.map(result => result.outcome).sort()).toEqual(['connected', 'reconnected'])
  })

  it('is warned of at once when its access will end and cannot be renewed', async () => {
    const { channelId } = await connectChannel(
      deps(),
      newAccount({ credentials: { accessToken: 'a1', expiresAt: inTwoHours() } }),
    )
    await notifyNow(database.db)
    const told = await database.db
      .selectFrom('notification')
      .select('message')
      .where('channel_id', '=', channelId)
      .execute()
    expect(told).toHaveLength(1)
    expect(told[0]?.message).toMatch(
      /^Access to X @mrc_\d+ ends on .* \(Asia\/Karachi\)\. Connect the channel again/,
    )
  })

  it.each<[string, Partial<ConnectInput>, object]>([
    ['a person without the role', { actor: author }, { family: 'not-allowed' }],
    ['an office of others', { officeId: 'kabul' }, { family: 'not-found' }],
    ['no language', { languages: [] }, { family: 'bad-input' }],
    ['an empty token', { credentials: { accessToken: ' ' } }, { family: 'bad-input' }],
    ['an empty account id', { externalId: '' }, { family: 'bad-input' }],
  ])('is not connected for %s', async (_title, change, fault) => {
    await expect(connectChannel(deps(), newAccount(change))).rejects.toMatchObject(fault)
  })
})
