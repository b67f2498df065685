import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { canonicalJson, sha256 } from '../../../src/core/hash.ts'
import type { Database } from '../../../src/database/connect.ts'
import type { IndicatorId } from '../../../src/indicators/registry.ts'
import { logActivity, logEnquiries } from '../../../src/outreach/log/log-outreach.ts'
import { freezeSnapshot } from '../../../src/outreach/snapshots/freeze-snapshot.ts'
import { findSnapshot, listSnapshots } from '../../../src/outreach/snapshots/snapshot.view.ts'
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

const clock = clockAt('2026-10-05T09:00:00Z')
const september = { officeIds: ['lahore'], from: '2026-09-01', to: '2026-09-30', sandbox: false }

describe.each(databaseKinds)('figures on %s PostgreSQL', kind => {
  let database: Database
  let x: string
  let facebook: string
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await emptyOutreach(database.db)
    await buildOffice(database.db, { id: 'lahore' })
    await buildOffice(database.db, { id: 'vienna', timeZone: 'Europe/Vienna' })
    x = await buildChannel(database.db, { officeId: 'lahore', network: 'x' })
    facebook = await buildChannel(database.db, { officeId: 'lahore', network: 'facebook' })
  })

  const deps = () => ({ db: database.db, clock })
  const freeze = (scope: typeof september & { soFar?: boolean } = september) =>
    freezeSnapshot(deps(), { actor: analyst, ...scope, incomplete: true })
  const enquiry = (
    askedOn: string,
    count: number,
    more: { contactMethod?: string; topic?: string; officeId?: string } = {},
  ) =>
    logEnquiries(deps(), {
      actor: analyst,
      enquiries: [{ officeId: 'lahore', askedOn, contactMethod: 'hotline', topic: 'family', count, ...more }],
    })
  const sample = (
    postId: string,
    metric: string,
    value: number,
    more: { part?: number; age?: string; takenAt?: string; unique?: true } = {},
  ) => addSamples(database.db, [{ postId, metric, value, ...more }])
  const post = (channelId: string, publishedAt = '2026-09-10T09:00:00Z', externalIds?: string[]) =>
    buildPublishedPost(database.db, {
      officeId: 'lahore',
      channelId,
      publishedAt,
      ...(externalIds ? { externalIds } : {}),
    })
  async function figure(indicator: IndicatorId, scope = september) {
    const { figures } = await freeze(scope)
    return figures.figures.find(one => one.indicator === indicator)
  }

  it('counts enquiries by channel, topic and month, and compares with the month before', async () => {
    await enquiry('2026-08-31', 40)
    await enquiry('2026-09-01', 30, { contactMethod: 'whatsapp' })
    await enquiry('2026-09-30', 20, { topic: 'visas' })
    await enquiry('2026-10-01', 99)
    await enquiry('2026-09-15', 7, { officeId: 'vienna' })
    const { figures } = await freeze()
    expect(figures.figures[0]).toMatchObject({ indicator: 'enquiries', value: 50, previous: 40, change: 25 })
    expect(figures.breakdowns.slice(0, 2)).toEqual([
      {
        indicator: 'enquiries',
        dimension: 'channel',
        rows: [
          { key: 'whatsapp', value: 30 },
          { key: 'hotline', value: 20 },
        ],
      },
      {
        indicator: 'enquiries',
        dimension: 'topic',
        rows: [
          { key: 'family', value: 30 },
          { key: 'visas-permits', value: 20 },
        ],
      },
    ])
    expect(figures.enquiriesByMonth).toEqual([
      ...['2026-04', '2026-05', '2026-06', '2026-07'].map(month => ({ month, value: null, target: null })),
      { month: '2026-08', value: 40, target: null },
      { month: '2026-09', value: 50, target: null },
    ])
  })

  it('adds the log of several offices', async () => {
    await enquiry('2026-09-15', 7)
    await enquiry('2026-09-15', 5, { officeId: 'vienna' })
    expect((await figure('enquiries', { ...september, officeIds: ['vienna', 'lahore'] }))?.value).toBe(12)
  })

  it('says that nothing is known where nothing was logged, and not zero', async () => {
    for (const indicator of [
      'enquiries',
      'activities',
      'participants',
      'women-share',
      'views',
      'engagements',
    ] as const)
      expect(await figure(indicator)).toMatchObject({ value: null, change: null })
    expect(await figure('posts')).toMatchObject({ value: 0 })
  })

  it('counts participants by sex and age, apart from the estimated audience', async () => {
    const activity = { officeId: 'lahore', heldOn: '2026-09-12', place: 'Kasur' }
    await logActivity(deps(), {
      actor: analyst,
      activity: {
        ...activity,
        kind: 'school',
        participants: { women: { '18-24': 30, '65+': 2 }, men: { '18-24': 10 } },
      },
    })
    await logActivity(deps(), {
      actor: analyst,
      activity: {
        ...activity,
        kind: 'community',
        participants: { unknown: { unknown: 8 }, women: { 'under-18': 6 } },
        materials: 40,
      },
    })
    await logActivity(deps(), {
      actor: analyst,
      activity: { ...activity, kind: 'tv', estimatedAudience: 90_000 },
    })
    const { figures } = await freeze()
    const value = (indicator: string) => figures.figures.find(one => one.indicator === indicator)?.value
    expect(value('activities')).toBe(3)
    expect(value('participants')).toBe(56)
    expect(value('women-share')).toBeCloseTo((38 / 48) * 100)
    expect(value('broadcasts')).toBe(1)
    expect(value('audience-estimate')).toBeUndefined()
    expect(value('materials')).toBe(40)
    expect(figures.participantsBySexAndAge).toEqual([
      { age: '0-17', women: 6, men: 0, unknown: 0 },
      { age: '18-24', women: 30, men: 10, unknown: 0 },
      { age: '65+', women: 2, men: 0, unknown: 0 },
      { age: 'unknown', women: 0, men: 0, unknown: 8 },
    ])
    expect(figures.breakdowns.find(one => one.indicator === 'participants')?.rows).toEqual([
      { key: 'school-visit', value: 42 },
      { key: 'community', value: 14 },
    ])
  })

  it.each([
    ['2026-08-31T18:59:59Z', 0, 'one second before September begins in Lahore'],
    ['2026-08-31T19:00:00Z', 1, 'at midnight in Lahore'],
    ['2026-09-30T18:59:59Z', 1, 'in the last second of September in Lahore'],
    ['2026-09-30T19:00:00Z', 0, 'when October has begun in Lahore'],
  ])('counts a post of %s in September %i times: %s', async (publishedAt, posts) => {
    await post(x, publishedAt)
    expect((await figure('posts'))?.value).toBe(posts)
  })

  it('takes the newest sample of each part, and of a thread the views of its first part only', async () => {
    const thread = await post(x, undefined, ['a', 'b'])
    await sample(thread, 'impression_count', 10, { age: '1h', takenAt: '2026-09-10T10:00:00Z' })
    await sample(thread, 'impression_count', 100, { age: '1d', takenAt: '2026-09-11T10:00:00Z' })
    await sample(thread, 'impression_count', 60, { part: 1 })
    await sample(thread, 'like_count', 5)
    await sample(thread, 'retweet_count', 2)
    await sample(thread, 'reply_count', 1, { part: 1 })
    await sample(thread, 'bookmark_count', 500)
    const page = await post(facebook)
    await sample(page, 'post_media_view', 40)
    await sample(page, 'reactions', 4)
    await sample(page, 'comments', 0)
    await post(facebook)
    const { figures } = await freeze()
    const of = (indicator: string) => figures.figures.find(one => one.indicator === indicator)
    expect(of('posts')?.value).toBe(3)
    expect(of('views')).toMatchObject({ value: 140, coverage: { measured: 2, published: 3 } })
    expect(of('engagements')).toMatchObject({ value: 12, coverage: { measured: 2, published: 3 } })
    expect(of('engagement-rate')).toMatchObject({ value: (12 / 140) * 100, denominator: 140 })
    expect(figures.breakdowns.find(one => one.indicator === 'posts')?.rows).toEqual([
      { key: 'facebook', value: 2 },
      { key: 'x', value: 1 },
    ])
  })

  it('divides engagements only by the views of the posts for which both were read', async () => {
    const both = await post(x)
    await sample(both, 'impression_count', 50)
    await sample(both, 'like_count', 5)
    await sample(await post(x), 'like_count', 1_000)
    expect(await figure('engagement-rate')).toMatchObject({ value: 10, denominator: 50 })
  })

  it('adds monthly targets over a period of whole months, and says what part was reached', async () => {
    await enquiry('2026-09-15', 90)
    for (const [from, to] of [
      ['2026-08-01', '2026-08-31'],
      ['2026-09-01', '2026-09-30'],
    ] as const)
      await setTarget(deps(), {
        actor: analyst,
        officeId: 'lahore',
        indicator: 'enquiries',
        from,
        to,
        kind: 'target',
        value: 50,
      })
    expect(await figure('enquiries', { ...september, from: '2026-08-01' })).toMatchObject({
      target: 100,
      targetReached: 90,
    })
    expect(await figure('enquiries', { ...september, from: '2026-07-01' })).toMatchObject({ target: null })
    expect(await figure('enquiries', { ...september, from: '2026-09-02' })).toMatchObject({ target: null })
    expect(await figure('enquiries', { ...september, officeIds: ['lahore', 'vienna'] })).toMatchObject({
      target: null,
    })
  })

  describe('practice and live figures', () => {
    /** Everything that figures are made of, in the period, the period before it and the trend. */
    async function everything(size: number, sandbox: boolean): Promise<void> {
      const origin = sandbox ? ('practice' as const) : ('office' as const)
      for (const month of ['2026-05', '2026-08', '2026-09']) {
        await logEnquiries(deps(), {
          actor: analyst,
          enquiries: [
            {
              officeId: 'lahore',
              askedOn: `${month}-10`,
              contactMethod: sandbox ? 'x' : 'hotline',
              topic: sandbox ? 'family' : 'other',
              count: size,
            },
          ],
          origin,
        })
        await logActivity(deps(), {
          actor: analyst,
          activity: {
            officeId: 'lahore',
            heldOn: `${month}-10`,
            kind: sandbox ? 'tv' : 'school',
            place: 'Kasur',
            participants: { women: { '18-24': size }, men: { '65+': 2 * size } },
            estimatedAudience: 100 * size,
            materials: size,
          },
          origin,
        })
        const postId = await buildPublishedPost(database.db, {
          officeId: 'lahore',
          channelId: x,
          publishedAt: `${month}-10T09:00:00Z`,
          ...(sandbox ? { sandbox } : {}),
        })
        await sample(postId, 'impression_count', 100 * size)
        await sample(postId, 'like_count', size)
      }
    }

    it.each([
      ['live', false],
      ['practice', true],
    ])('the %s ones are the same whatever the others are', async (_world, sandbox) => {
      await everything(7, sandbox)
      const before = (await freeze({ ...september, sandbox })).figures
      expect(before.sandbox).toBe(sandbox)
      expect(before.figures.find(one => one.indicator === 'views')).toMatchObject({
        value: 700,
        previous: 700,
      })
      await everything(1_000, !sandbox)
      expect((await freeze({ ...september, sandbox })).figures).toEqual(before)
    })
  })

  it('keeps a frozen snapshot as it was while the log goes on', async () => {
    await enquiry('2026-09-15', 7)
    const frozen = await freeze()
    await enquiry('2026-09-16', 70)
    const found = await findSnapshot(database.db, frozen.id)
    expect(found?.figures).toEqual(frozen.figures)
    expect(found?.contentHash).toBe(sha256(canonicalJson(found?.figures)))
    expect(found).toMatchObject({
      frozenBy: 'person-analyst',
      from: '2026-09-01',
      to: '2026-09-30',
      sandbox: false,
    })
    await expect(sql`update snapshot set sandbox = true`.execute(database.db)).rejects.toThrow('is frozen')
    await expect(sql`delete from snapshot`.execute(database.db)).rejects.toThrow('is frozen')
  })

  it('lists snapshots to those who may read all offices in them', async () => {
    const { id } = await freeze({ ...september, officeIds: ['lahore', 'vienna'] })
    expect((await listSnapshots(database.db, { officeIds: '*' })).map(one => one.id)).toEqual([id])
    expect(await listSnapshots(database.db, { officeIds: ['lahore', 'vienna'] })).toHaveLength(1)
    expect(await listSnapshots(database.db, { officeIds: ['lahore'] })).toEqual([])
  })

  it.each([
    ['that ends today', '2026-10-01', '2026-10-05'],
    ['that ends later', '2026-10-01', '2026-10-31'],
    ['that ends today in one office, although it is over in another', '2026-09-01', '2026-10-05'],
  ])('refuses to freeze a period %s as a whole one', async (_what, from, to) => {
    const atNight = clockAt('2026-10-05T20:00:00Z') // the 6th in Lahore, the 5th in Vienna
    const input = { actor: analyst, officeIds: ['lahore', 'vienna'], from, to, sandbox: false }
    await expect(freezeSnapshot({ db: database.db, clock: atNight }, input)).rejects.toMatchObject({
      code: 'period-open',
      message: `The period ends on ${to}, and in vienna it is 2026-10-05. Freeze it after that day, or ask for it "so far".`,
    })
  })

  it('refuses a period that is still to come, also so far', async () => {
    const coming = { ...september, from: '2026-10-06', to: '2027-01-31', soFar: true }
    await expect(freeze(coming)).rejects.toMatchObject({
      code: 'period-not-begun',
      message: 'The period begins on 2026-10-06, and in lahore it is 2026-10-05: it has no figures yet.',
    })
  })

  it('takes an open quarter up to today, and compares it with the same days of the one before', async () => {
    await enquiry('2026-07-05', 50)
    await enquiry('2026-07-06', 900)
    await enquiry('2026-10-05', 60)
    const { figures } = await freeze({ ...september, from: '2026-10-01', to: '2026-12-31', soFar: true })
    expect(figures).toMatchObject({
      period: { from: '2026-10-01', to: '2026-10-05' },
      previousPeriod: { from: '2026-07-01', to: '2026-07-05' },
      soFar: true,
    })
    expect(figures.figures[0]).toMatchObject({ value: 60, previous: 50, change: 20, target: null })
    expect((await listSnapshots(database.db, { officeIds: '*' }))[0]).toMatchObject({ to: '2026-10-05' })
  })

  it('takes a period that is over as a whole one, although it was asked for so far', async () => {
    const { figures } = await freeze({ ...september, soFar: true })
    expect(figures).not.toHaveProperty('soFar')
    expect(figures.period.to).toBe('2026-09-30')
  })

  it.each([
    ['an unknown office', { officeIds: ['atlantis'] }, 'Office "atlantis" does not exist'],
    ['no office', { officeIds: [] }, 'Name at least one office'],
    ['a day that is none', { from: '2026-09-31' }, '"from" is "2026-09-31"'],
    ['a period turned round', { from: '2026-10-01' }, 'before it begins'],
  ])('refuses to freeze %s', async (_what, change, message) => {
    await expect(freeze({ ...september, ...change })).rejects.toThrow(message)
  })

  it('refuses to freeze for someone who only reads', async () => {
    const reader = { ...analyst, grants: [{ role: 'author' as const, officeId: '*' }] }
    await expect(freezeSnapshot(deps(), { actor: reader, ...september })).rejects.toThrow('outreach.freeze')
  })
})
