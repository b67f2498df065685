import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { listAudit } from '../../src/access/audit/audit-log.view.ts'
import { channelById } from '../../src/channels/channel.view.ts'
import { connectChannel, disconnectChannel } from '../../src/channels/connecting/connect-channel.ts'
import { pruneFindings } from '../../src/channels/tokens/prune-findings.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { toJson } from '../../src/database/tables.ts'
import { createFacebookNetwork } from '../../src/networks/facebook/facebook-network.ts'
import type { NetworkName } from '../../src/networks/network.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import type { QuietWindow } from '../../src/offices/quiet-hours.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/start.ts'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { buildPost } from '../factories/publishing.ts'

let test: TestApp
let sandbox: Sandbox
let operator: SignedIn
let author: SignedIn
let admin: SignedIn
beforeAll(async () => {
  sandbox = await startSandbox({ clock: systemClock })
  const networks = new Map([
    ['x', createXNetwork({ origin: sandbox.xOrigin, clientId: 'client', clock: systemClock })],
    [
      'facebook',
      createFacebookNetwork({ origin: sandbox.facebookOrigin, version: 'v26.0', clock: systemClock }),
    ],
  ])
  test = await buildApp({ networks })
  await addOffices(test.database, 'lahore', 'vienna')
  operator = await test.signIn(['operator', 'lahore'])
  author = await test.signIn(['author', 'lahore'])
  admin = await test.signIn(['admin', 'vienna'])
})
afterAll(async () => {
  await test.close()
  await sandbox.close()
})

let number = 5_000
/** A channel on the sandbox, connected with an account that is there. */
async function channel(network: NetworkName = 'x', officeId = 'lahore') {
  number += 1
  const identity = { network, externalId: `${number}`, handle: `mrc_${number}`, name: `MRC ${number}` }
  const { credentials } = sandbox.provisionAccount(identity)
  const account = { ...identity, officeId, languages: ['en', 'ur'], credentials, sandbox: true }
  const { channelId } = await connectChannel(test.deps, { actor: systemActor, ...account })
  return { id: channelId, identity, credentials }
}

async function ask(who: SignedIn, method: 'GET' | 'PUT' | 'PATCH' | 'POST', url: string, payload?: object) {
  const request = { method, url: `/api/v1/channels/${url}`, headers: who.headers }
  const answer = await test.app.inject({ ...request, ...(payload ? { payload } : {}) })
  return { status: answer.statusCode, body: answer.json() }
}

const quiet = async (windows: QuietWindow[]) => {
  await test.deps.db
    .updateTable('office')
    .set({ quiet_hours: toJson(windows) })
    .execute()
}
const eventsOf = async (id: string) =>
  (
    await test.deps.db.selectFrom('event').select(['kind', 'data']).where('subject_id', '=', id).execute()
  ).filter(event => event.kind === 'channel.changed')

describe('the settings of a channel', () => {
  it('are shown with what they can be, and the clocks of the office', async () => {
    const { id } = await channel()
    const { body } = await ask(author, 'GET', id)
    expect(body).toMatchObject({ id, timeZone: 'Asia/Karachi', style: { tooLong: 'thread', hashtags: 2 } })
    expect(body.offers).toMatchObject({ threads: true, maxLength: 280 })
    expect(body.offers.linkPlacements.map((each: { placement: string }) => each.placement)).toEqual([
      'in-text',
      'last-reply',
    ])
    expect(JSON.stringify(body.offers)).toMatch(/\$0\.215 in all, in the text \$0\.200/)
  })

  it('change one by one, are written down, and stay as they are where nothing is given', async () => {
    const { id } = await channel()
    const changed = await ask(operator, 'PATCH', id, {
      name: '  Lahore on X ',
      languages: ['ur', 'pa'],
      style: { numbering: 'plain', linkPlacement: 'last-reply', lengthLimit: 200 },
      dailyCap: 4,
      holdWhenOverdueMinutes: 90,
      postOnHolidays: true,
    })
    expect(changed.status).toBe(200)
    expect(changed.body.changed.toSorted()).toEqual([
      'dailyCap',
      'holdWhenOverdueMinutes',
      'languages',
      'name',
      'postOnHolidays',
      'style.lengthLimit',
      'style.linkPlacement',
      'style.numbering',
    ])
    const style = { tooLong: 'thread', numbering: 'plain', linkPlacement: 'last-reply', lengthLimit: 200 }
    expect((await ask(author, 'GET', id)).body).toMatchObject({
      ...{ name: 'Lahore on X', languages: ['ur', 'pa'], dailyCap: 4, leastGapMinutes: 30 },
      ...{ postOnHolidays: true, postOnDaysOff: false, holdWhenOverdueMinutes: 90, style },
    })
    const back = { style: { linkPlacement: null, lengthLimit: null }, dailyCap: null }
    const after = (await ask(operator, 'PATCH', id, back)).body.channel
    expect(after.dailyCap).toBeNull()
    expect(after.style).not.toHaveProperty('linkPlacement')
    expect(after.style).not.toHaveProperty('lengthLimit')
    expect((await ask(operator, 'PATCH', id, back)).body.changed).toEqual([])

    expect(await eventsOf(id)).toMatchObject([
      { data: { by: operator.actor.id, changed: changed.body.changed } },
      { data: { changed: ['dailyCap', 'style.lengthLimit', 'style.linkPlacement'] } },
    ])
    const audit = await listAudit(test.deps.db, systemActor, { officeId: 'lahore', limit: 500 })
    const entries = audit.filter(entry => entry.subjectId === id && entry.action === 'channel.update')
    expect(entries).toHaveLength(2)
    expect(JSON.stringify(entries)).toContain('Lahore on X')
  })

  it('are refused with every fault by its place, and nothing is changed', async () => {
    const { id } = await channel('facebook')
    const before = await channelById(test.deps.db, id)
    const refused = await ask(operator, 'PATCH', id, {
      name: 'a\nb',
      languages: ['en', 'xx'],
      style: {
        tooLong: 'thread',
        hashtags: 31,
        linkPlacement: 'last-reply',
        lengthLimit: 5,
        utm: { source: 'a b', medium: '', campaign: 'c' },
      },
      dailyCap: 0,
      leastGapMinutes: -1,
    })
    expect([refused.status, refused.body.code]).toEqual([400, 'channel-settings-invalid'])
    expect(refused.body.faults.map((fault: string) => fault.split(':')[0])).toEqual([
      ...['languages.1', 'leastGapMinutes', 'dailyCap', 'name', 'style.tooLong', 'style.hashtags'],
      ...['style.lengthLimit', 'style.linkPlacement', 'style.utm.source', 'style.utm.medium'],
    ])
    expect(refused.body.detail).toMatch(/Facebook has no "last-reply"; "card" or "in-text"/)
    for (const body of [{ languages: [] }, { name: ' ' }, { dailyCap: 1.5 }, { slots: [] }, { name: null }])
      expect([body, (await ask(operator, 'PATCH', id, body)).status]).toEqual([body, 400])
    expect(await channelById(test.deps.db, id)).toEqual(before)
    expect(await eventsOf(id)).toEqual([])
  })

  it('are for operators and admins of the office', async () => {
    const { id } = await channel()
    for (const [method, url, body] of [
      ['PATCH', id, { name: 'New' }],
      ['PUT', `${id}/slots`, { slots: [] }],
      ['POST', `${id}/check`, undefined],
    ] as const) {
      expect([url, (await ask(author, method, url, body)).status]).toEqual([url, 403])
      expect([url, (await ask(admin, method, url, body)).status]).toEqual([url, 404])
    }
    expect((await ask(admin, 'GET', id)).status).toBe(404)
    expect((await ask(author, 'GET', `${id}/health`)).status).toBe(200)
    expect((await ask(admin, 'GET', `${id}/health`)).status).toBe(404)
  })

  it('leave scheduled posts alone and name what the change means for them, also before it is made', async () => {
    const { id } = await channel()
    const day = 86_400_000
    const far = 300 * day - (Date.now() % day) + 9 * 3_600_000
    const posts = [0, 10, 20, 24 * 60].map(minutes => far + minutes * 60_000)
    const ids = []
    for (const dueInMs of posts) ids.push(await buildPost(test.deps.db, { channelId: id, dueInMs }))
    const change = { leastGapMinutes: 15, languages: ['ur'], style: { numbering: 'plain' } }
    await ask(operator, 'PATCH', id, { leastGapMinutes: 0, postOnHolidays: true, postOnDaysOff: true })
    const dry = await ask(operator, 'PATCH', id, { ...change, dryRun: true })
    expect(dry.body.channel).toMatchObject({ leastGapMinutes: 15, languages: ['ur'] })
    expect((await ask(author, 'GET', id)).body).toMatchObject({ leastGapMinutes: 0, languages: ['en', 'ur'] })
    const { effects } = (await ask(operator, 'PATCH', id, change)).body
    expect(dry.body.effects).toEqual(effects)
    expect(effects).toMatchObject({ scheduledPosts: 4, moreConflicts: 0 })
    expect(effects.conflicts.map((each: { postId: string }) => each.postId)).toEqual(ids.slice(0, 3))
    expect(effects.conflicts[0].messages).toEqual([expect.stringMatching(/15 minutes between two/)])
    expect(effects.notes).toEqual([
      expect.stringMatching(/4 scheduled posts keep the text with which they were scheduled/),
      expect.stringMatching(/3 scheduled posts break the new rules/),
      expect.stringMatching(/4 scheduled posts in languages .*\(en\) will still go out/),
    ])
    const cap = await ask(operator, 'PATCH', id, { dailyCap: 2, dryRun: true })
    expect(cap.body.effects.conflicts).toHaveLength(3)
    const off = await ask(operator, 'PATCH', id, { holdWhenOverdueMinutes: 5 })
    expect(off.body.effects.notes).toEqual([expect.stringMatching(/overdue rule holds for 4 .* at once/)])
  })
})

describe('the slots of a channel', () => {
  const week = [
    { weekday: 5, at: '09:00' },
    { weekday: 1, at: '17:30' },
    { weekday: 1, at: '08:15' },
  ]

  it('are replaced as a whole week, in order, or by those of another channel', async () => {
    const [one, other, foreign] = [await channel(), await channel('facebook'), await channel('x', 'vienna')]
    const put = await ask(operator, 'PUT', `${one.id}/slots`, { slots: week })
    const inOrder = [week[2], week[1], week[0]]
    expect(put.body).toMatchObject({ changed: ['slots'], channel: { slots: inOrder } })
    expect((await ask(operator, 'PUT', `${one.id}/slots`, { slots: week })).body.changed).toEqual([])
    const dry = await ask(operator, 'PUT', `${other.id}/slots`, { copyFrom: one.id, dryRun: true })
    expect(dry.body).toMatchObject({ changed: ['slots'], channel: { slots: inOrder } })
    expect((await channelById(test.deps.db, other.id)).slots).not.toEqual(inOrder)
    await ask(operator, 'PUT', `${other.id}/slots`, { copyFrom: one.id })
    expect((await channelById(test.deps.db, other.id)).slots).toEqual(inOrder)
    expect((await ask(operator, 'PUT', `${one.id}/slots`, { copyFrom: foreign.id })).body).toMatchObject({
      ...{ status: 404, code: 'channel-not-found', params: { channelId: foreign.id } },
    })
    expect((await ask(operator, 'PUT', `${one.id}/slots`, { slots: [] })).body.effects.notes).toEqual([
      'No slot is left that can be used: posts of this channel need an explicit time.',
    ])
    expect(await eventsOf(one.id)).toMatchObject([{ data: { changed: ['slots'] } }, {}])
  })

  it.each([
    [
      'several faults, each by its place',
      [
        { weekday: 8, at: '09:00' },
        { weekday: 1, at: '9:00' },
        { weekday: 2, at: '10:00' },
        { weekday: 1, at: '24:00' },
        { weekday: 2, at: '10:00' },
      ],
      [
        'slots[0]: weekday 8 is not 1 (Monday) to 7 (Sunday)',
        'slots[1]: time "9:00" is not 00:00 to 23:59',
        'slots[3]: time "24:00" is not 00:00 to 23:59',
        'slots[4]: Tuesday 10:00 is slots[2] already',
      ],
    ],
    ['seconds', [{ weekday: 1, at: '09:00:00' }], ['slots[0]: time "09:00:00" is not 00:00 to 23:59']],
    ['a sign', [{ weekday: 0, at: '09:00' }], ['slots[0]: weekday 0 is not 1 (Monday) to 7 (Sunday)']],
  ])('are refused for %s', async (_title, slots, faults) => {
    const { id } = await channel()
    const before = await channelById(test.deps.db, id)
    const refused = await ask(operator, 'PUT', `${id}/slots`, { slots })
    expect(refused.body).toMatchObject({ status: 400, code: 'slots-invalid', faults })
    expect(await channelById(test.deps.db, id)).toEqual(before)
  })

  it('are either given or copied, and no more than a week holds', async () => {
    const { id } = await channel()
    for (const body of [{}, { slots: week, copyFrom: id }])
      expect((await ask(operator, 'PUT', `${id}/slots`, body)).body.code).toBe('slots-or-copy')
    const many = Array.from({ length: 337 }, (_, index) => ({
      weekday: 1 + (index % 7),
      at: `${String(index % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`,
    }))
    expect((await ask(operator, 'PUT', `${id}/slots`, { slots: many })).body.code).toBe('slots-too-many')
  })

  it('that planning passes over are named', async () => {
    const { id } = await channel()
    await quiet([{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '06:00' }])
    const slots = [
      { weekday: 1, at: '05:30' },
      { weekday: 1, at: '09:00' },
      { weekday: 1, at: '09:20' },
      { weekday: 7, at: '09:00' },
    ]
    const { effects } = (await ask(operator, 'PUT', `${id}/slots`, { slots })).body
    expect(effects.notes).toEqual([
      'Slots on Sunday are not used: the office does not work then.',
      'Monday 05:30: in the quiet hours of the office.',
      'Monday 09:20: less than 30 minutes after the slot before, and used only while that one is empty.',
    ])
    await quiet([])
  })
})

describe('a check of a channel', () => {
  it('asks its network, takes over another handle, and is not made again at once', async () => {
    const { id, identity } = await channel()
    sandbox.provisionAccount({ ...identity, handle: 'mrc_renamed', name: 'MRC Renamed' })
    const { status, body } = await ask(operator, 'POST', `${id}/check`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      repeated: false,
      finding: {
        ...{ found: 'readable', how: 'asked', reason: null },
        by: { id: operator.actor.id, name: 'Test Person' },
        account: { handle: 'mrc_renamed', name: 'MRC Renamed' },
      },
      channel: { handle: 'mrc_renamed', state: 'connected' },
    })
    expect(await eventsOf(id)).toMatchObject([{ data: { changed: ['handle'] } }])
    expect((await ask(operator, 'POST', `${id}/check`)).body).toMatchObject({
      ...{ repeated: true, finding: { id: body.finding.id } },
    })
  })

  it('stops the channel where its access was taken away or is another account’s', async () => {
    const gone = await channel('x')
    await test.deps.db.updateTable('channel').set({ external_id: '1' }).where('id', '=', gone.id).execute()
    const other = await ask(operator, 'POST', `${gone.id}/check`)
    expect(other.body).toMatchObject({
      finding: { found: 'needs-reconnect' },
      channel: { state: 'needs_reconnect' },
    })
    const again = await ask(operator, 'POST', `${gone.id}/check`)
    expect(again.body).toMatchObject({
      ...{ status: 409, code: 'channel-not-checkable', state: 'needs_reconnect' },
      reason: expect.stringContaining('Connect the channel again'),
    })
  })

  it('says that nothing is known while the network is away, and keeps a history, a year of it', async () => {
    const { id } = await channel()
    sandbox.addFault({ network: 'x', kind: 'html-503' })
    const away = await ask(operator, 'POST', `${id}/check`)
    expect(away.body.finding).toMatchObject({
      found: 'unreadable',
      reason: expect.any(String),
      account: null,
    })
    await disconnectChannel(test.deps, { actor: systemActor, channelId: id })
    const history = async (query = '') => (await ask(author, 'GET', `${id}/health${query}`)).body
    const first = await history('?limit=2')
    expect(first.items.map((each: { found: string }) => each.found)).toEqual(['disconnected', 'unreadable'])
    expect((await history(`?limit=2&cursor=${first.next}`)).items).toMatchObject([
      { found: 'connected', account: { name: expect.any(String) } },
    ])
    const old = { at: new Date(Date.now() - 366 * 86_400_000) }
    await test.deps.db.updateTable('channel_health').set(old).where('found', '<>', 'unreadable').execute()
    await pruneFindings(test.deps.db)
    expect((await history()).items.map((each: { found: string }) => each.found)).toEqual(['unreadable'])
    expect((await ask(operator, 'POST', `${id}/check`)).status).toBe(409)
  })
})
