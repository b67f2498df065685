import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLogger } from '../../../../src/core/logging/logger.ts'
import type { Clock } from '../../../../src/core/time/clock.ts'
import type { Database } from '../../../../src/database/connect.ts'
import { createFacebookNetwork } from '../../../../src/networks/facebook/facebook-network.ts'
import { createXNetwork } from '../../../../src/networks/x/x-network.ts'
import { cancelPost } from '../../../../src/publishing/aftercare/settle-post.ts'
import { schedulePosts } from '../../../../src/publishing/calendar/schedule-posts.ts'
import {
  moveOccurrence,
  skipOccurrence,
} from '../../../../src/publishing/calendar/series/change-occurrence.ts'
import { createSeries } from '../../../../src/publishing/calendar/series/create-series.ts'
import { editSeries } from '../../../../src/publishing/calendar/series/edit-series.ts'
import { createEvergreen } from '../../../../src/publishing/calendar/series/evergreen/create-evergreen.ts'
import { seriesOccurrences } from '../../../../src/publishing/calendar/series/occurrences.view.ts'
import { scheduleSeries } from '../../../../src/publishing/calendar/series/schedule-series.ts'
import { showSeries } from '../../../../src/publishing/calendar/series/series.view.ts'
import { pauseSeries } from '../../../../src/publishing/calendar/series/series-state.ts'
import { buildChannel, buildOffice } from '../../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../../factories/database.ts'
import { approver, author, buildApprovedItem, person, stillClock } from '../../../factories/news.ts'
import { addPeople } from '../../../factories/people.ts'
import { buildApprover } from '../../../factories/publishing.ts'

const networks = new Map([
  ['x', createXNetwork({ origin: 'http://127.0.0.1:9', clock: stillClock })],
  ['facebook', createFacebookNetwork({ origin: 'http://127.0.0.1:9', version: 'v25.0', clock: stillClock })],
] as const)
const log = createLogger('silent')

describe.each(databaseKinds)('editing a series, on the %s database', kind => {
  let database: Database
  let channelId: string
  let number = 0
  beforeAll(async () => {
    database = await freshDatabase(kind)
    await buildOffice(database.db)
    await buildApprover(database.db, approver.id)
    await addPeople(database.db, ['zoe'])
  })
  afterAll(() => database.close())
  const deps = (clock: Clock = stillClock) => ({ db: database.db, clock, networks, log })

  const item = async () => {
    number += 1
    const text = `Lahore: The hotline answers, number ${number}.`
    return (await buildApprovedItem(database.db, { variants: [{ language: 'en', text }] })).newsItemId
  }
  /** Six Mondays from 7 December 2026 on, on a Page of its own. */
  const series = async (rule = 'FREQ=WEEKLY;BYDAY=MO;COUNT=6') => {
    channelId = await buildChannel(database.db, { network: 'facebook', sandbox: true })
    const newsItemId = await item()
    const { seriesId } = await createSeries(deps(), {
      actor: author,
      officeId: 'lahore',
      name: 'Hotline hours',
      newsItemIds: [newsItemId],
      channelIds: [channelId],
      startsAt: '2026-12-07T09:30',
      rule,
      onHoliday: 'skip',
    })
    return { seriesId: seriesId ?? '', newsItemId }
  }
  const times = async (seriesId: string) =>
    (await seriesOccurrences(database.db, author, seriesId)).map(each => `${each.at.slice(5)} ${each.state}`)
  const posts = async (state: 'scheduled' | 'cancelled') =>
    await database.db
      .selectFrom('post')
      .select(['id', 'due_at', 'news_item_id', 'occurrence_id'])
      .where('channel_id', '=', channelId)
      .where('state', '=', state)
      .orderBy('due_at')
      .execute()
  const dueTimes = async () => (await posts('scheduled')).map(post => post.due_at.toISOString().slice(5, 16))
  const edit = (seriesId: string, parts: Partial<Parameters<typeof editSeries>[1]> = {}) =>
    editSeries(deps(), { actor: author, seriesId, ...parts })

  it('gives the rest another time of day: what comes before stays, and each post is replaced once', async () => {
    const { seriesId } = await series()
    const third = (await seriesOccurrences(database.db, author, seriesId))[2]
    const change = { from: third?.id ?? '', startsAt: '2026-12-21T11:00', name: 'Hotline at noon' }
    const before = await posts('scheduled')
    const tried = await edit(seriesId, { ...change, dryRun: true })
    expect(tried).toMatchObject({ dryRun: true, seriesId: null, count: 4 })
    expect(tried.takenOff).toHaveLength(4)
    expect(tried.next.map(each => each.local)).toEqual([
      '2026-12-21T11:00',
      '2026-12-28T11:00',
      '2027-01-04T11:00',
      '2027-01-11T11:00',
    ])
    expect(await posts('scheduled')).toEqual(before)
    expect(await showSeries(database.db, author, seriesId)).toMatchObject({ state: 'active' })
    const edited = await edit(seriesId, change)
    expect(await times(seriesId)).toEqual([
      '12-07T09:30 scheduled',
      '12-14T09:30 scheduled',
      ...['12-21', '12-28', '01-04', '01-11'].map(day => `${day}T09:30 skipped`),
    ])
    expect(await times(edited.seriesId ?? '')).toEqual(
      ['12-21', '12-28', '01-04', '01-11'].map(day => `${day}T11:00 scheduled`),
    )
    expect(await dueTimes()).toEqual([
      '12-07T04:30',
      '12-14T04:30',
      '12-21T06:00',
      '12-28T06:00',
      '01-04T06:00',
      '01-11T06:00',
    ])
    await scheduleSeries(deps())
    expect(await dueTimes()).toHaveLength(6)
    expect(await showSeries(database.db, author, edited.seriesId ?? '')).toMatchObject({
      name: 'Hotline at noon',
      continues: seriesId,
      rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=4',
      state: 'active',
    })
    const { rows } = await sql<{ action: string }>`
      select action from audit_log where subject_id = any(${[seriesId, edited.seriesId]}) order by seq`.execute(
      database.db,
    )
    expect(rows.map(row => row.action)).toEqual(['series.create', 'series.create', 'series.edit'])
  })

  it('names the rules that the edited times break, beside what is scheduled and not beside its own posts', async () => {
    const { seriesId } = await series()
    const other = { actor: author, newsItemId: await item(), channelIds: [channelId], at: '2026-12-14T11:00' }
    await schedulePosts(deps(), other)
    const found = await edit(seriesId, { startsAt: '2026-12-07T11:00', dryRun: true })
    expect(found.next.map(each => each.posts[0]?.planned.conflicts.map(conflict => conflict.kind))).toEqual([
      [],
      ['slot-taken'],
      ...Array.from({ length: 4 }, () => []),
    ])
    const same = await edit(seriesId, { startsAt: '2026-12-07T09:30', dryRun: true })
    expect(same.next.flatMap(each => each.posts[0]?.planned.conflicts)).toEqual([])
  })

  it('says other items and posts on other channels from a time on', async () => {
    const { seriesId, newsItemId } = await series()
    const words = [await item(), await item()]
    const fourth = (await seriesOccurrences(database.db, author, seriesId))[3]
    const edited = await edit(seriesId, { from: fourth?.id ?? '', newsItemIds: words })
    expect((await posts('scheduled')).map(post => post.news_item_id)).toEqual([
      newsItemId,
      newsItemId,
      newsItemId,
      words[0],
      words[1],
      words[0],
    ])
    const page = await buildChannel(database.db, { network: 'facebook', sandbox: true })
    await edit(edited.seriesId ?? '', { channelIds: [page] })
    expect(await dueTimes()).toEqual(['12-07T04:30', '12-14T04:30', '12-21T04:30'])
    channelId = page
    expect(await dueTimes()).toEqual(['12-28T04:30', '01-04T04:30', '01-11T04:30'])
  })

  it('leaves what is published, and makes no second post of a time that was brought forward', async () => {
    const { seriesId } = await series()
    const [first, , third] = await seriesOccurrences(database.db, author, seriesId)
    await moveOccurrence(deps(), {
      actor: author,
      seriesId,
      occurrenceId: third?.id ?? '',
      at: '2026-12-06T10:00',
    })
    await sql`update post set state = 'published', next_at = null
      where channel_id = ${channelId} and occurrence_id in (${first?.id}, ${third?.id}) and state = 'scheduled'`.execute(
      database.db,
    )
    await expect(edit(seriesId, { from: first?.id ?? '' })).rejects.toMatchObject({
      code: 'occurrence-state-wrong',
      params: { reason: 'its post is "published"' },
    })
    const second = (await seriesOccurrences(database.db, author, seriesId))[1]
    const edited = await edit(seriesId, { from: second?.id ?? '', name: 'Other hours' })
    expect(await times(edited.seriesId ?? '')).toEqual(
      ['12-14', '12-28', '01-04', '01-11'].map(day => `${day}T09:30 scheduled`),
    )
  })

  it('keeps what a person decided of single times, and a pause', async () => {
    const { seriesId } = await series('FREQ=WEEKLY;BYDAY=MO;UNTIL=20270111')
    const all = await seriesOccurrences(database.db, author, seriesId)
    const aim = (index: number) => ({ actor: author, seriesId, occurrenceId: all[index]?.id ?? '' })
    await skipOccurrence(deps(), aim(1))
    await moveOccurrence(deps(), { ...aim(2), at: '2026-12-22T15:00' })
    await cancelPost(deps(), { actor: author, postId: all[3]?.posts[0]?.id ?? '' })
    await pauseSeries(deps(), { actor: author, seriesId })
    const edited = await edit(seriesId, { name: 'Other hours' })
    const now = await seriesOccurrences(database.db, author, edited.seriesId ?? '')
    expect(now.map(each => [each.local, each.state])).toEqual([
      ['2026-12-07T09:30', 'expected'],
      [null, 'skipped'],
      ['2026-12-22T15:00', 'expected'],
      [null, 'skipped'],
      ['2027-01-04T09:30', 'expected'],
      ['2027-01-11T09:30', 'expected'],
    ])
    expect(await showSeries(database.db, author, edited.seriesId ?? '')).toMatchObject({ state: 'paused' })
    expect(await showSeries(database.db, author, seriesId)).toMatchObject({ state: 'ended' })
    expect(await posts('scheduled')).toEqual([])
  })

  it('edits an evergreen series as a whole, and refuses what the other kind has', async () => {
    const { seriesId } = await series()
    await expect(edit(seriesId, { leastDays: 5 })).rejects.toMatchObject({ code: 'series-edit-unfit' })
    const slots = await buildChannel(database.db, { network: 'facebook', sandbox: true })
    await sql`insert into channel_slot values (${slots}, 2, '10:00'), (${slots}, 4, '10:00')`.execute(
      database.db,
    )
    const pool = await createEvergreen(deps(), {
      actor: author,
      officeId: 'lahore',
      name: 'Good to know',
      newsItemIds: [await item()],
      channelIds: [slots],
      leastDays: 7,
      endsOn: '2026-12-31',
      daysAhead: 2,
    })
    const poolId = pool.seriesId ?? ''
    await expect(edit(poolId, { rule: 'FREQ=DAILY;COUNT=2' })).rejects.toMatchObject({
      code: 'series-edit-unfit',
      params: { field: 'rule' },
    })
    const edited = await edit(poolId, { endsOn: '2026-12-01' })
    expect(await times(edited.seriesId ?? '')).toEqual(['11-24T10:00 scheduled', '12-01T10:00 expected'])
    expect((await times(poolId)).every(time => time.endsWith('skipped'))).toBe(true)
    channelId = slots
    expect(await dueTimes()).toEqual(['11-24T05:00'])
  })

  it('changes nothing where it is refused', async () => {
    const { seriesId } = await series()
    const before = await posts('scheduled')
    for (const [parts, code] of [
      [{ rule: 'FREQ=HOURLY;COUNT=2' }, 'series-rule-invalid'],
      [{ startsAt: '2026-11-01T09:00' }, 'time-is-past'],
      [{ from: seriesId }, 'occurrence-not-found'],
    ] as const)
      await expect(edit(seriesId, parts)).rejects.toMatchObject({ code })
    await expect(
      editSeries(deps(), { actor: person('zoe', 'author', 'vienna'), seriesId, name: 'Mine' }),
    ).rejects.toMatchObject({ code: 'series-not-found' })
    expect(await posts('scheduled')).toEqual(before)
  })
})
