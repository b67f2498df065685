import { sql } from 'kysely'
import { DateTime } from 'luxon'
import type { Db } from '../../database/connect.ts'
import type { NetworkName } from '../../networks/network.ts'
import type { AffectedPost, PostInTheWay, PostsOfOffice, SomePosts } from '../../offices/affected-posts.ts'
import { type OfficeTime, officeTime } from '../../offices/office.view.ts'
import type { PostState } from '../post-state.ts'
import { conflictsAt } from './times/channel-rules.ts'
import { localText } from './times/planned-time.ts'

/** What scheduled posts mean for an edit of their office. */
export const postsOfOffice: PostsOfOffice = {
  async affected(trx, officeId, { before, after, days }) {
    if (JSON.stringify(before) === JSON.stringify(after)) return { count: 0, posts: [] }
    const rows = await postsIn(trx, officeId, ['scheduled', 'claimed', 'retry_wait'])
    const posts = rows.flatMap(row => affectedPost(row, before, after) ?? [])
    return firstOf(days ? posts.filter(post => days.has(post.local.slice(0, 10))) : posts)
  },

  async unsettled(trx, officeId) {
    const zone = (await officeTime(trx, officeId))?.timeZone ?? 'utc'
    const states = [
      'scheduled',
      'claimed',
      'sending',
      'retry_wait',
      'reconciling',
      'needs_attention',
    ] as const
    const rows = await postsIn(trx, officeId, states)
    return firstOf(rows.map(row => inTheWay(row, zone)))
  },
}

/** As many as people look through; the rest are counted. */
const mostNamed = 200

function firstOf<Post>(posts: Post[]): SomePosts<Post> {
  return { count: posts.length, posts: posts.slice(0, mostNamed) }
}

interface PostRow {
  postId: string
  newsItemId: string
  channelId: string
  network: NetworkName
  handle: string
  language: string
  state: PostState
  firstWords: string | null
  dueAt: Date
  postOnHolidays: boolean
  postOnDaysOff: boolean
}

async function postsIn(trx: Db, officeId: string, states: readonly PostState[]): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    select p.id as "postId", p.news_item_id as "newsItemId", p.channel_id as "channelId", c.network, c.handle,
      p.language, p.state, left(s.text, 80) as "firstWords", p.due_at as "dueAt",
      c.post_on_holidays as "postOnHolidays", c.post_on_days_off as "postOnDaysOff"
    from post p
    join channel c on c.id = p.channel_id
    left join segment s on s.post_id = p.id and s.position = 0
    where p.office_id = ${officeId} and p.state = any(${[...states]}::text[])
    order by p.due_at, p.id`.execute(trx)
  return rows
}

function affectedPost(row: PostRow, before: OfficeTime, after: OfficeTime): AffectedPost | undefined {
  const known = new Set(conflictsOf(row, before).map(conflict => conflict.kind))
  const conflicts = conflictsOf(row, after).map(conflict => ({
    ...conflict,
    isNew: !known.has(conflict.kind),
  }))
  const post = inTheWay(row, after.timeZone)
  const localBefore = localText(localTime(row, before.timeZone))
  return conflicts.length > 0 || post.local !== localBefore ? { ...post, localBefore, conflicts } : undefined
}

/** Those of the office; gaps and caps are the channel's and do not change by it. */
function conflictsOf(row: PostRow, office: OfficeTime) {
  const channel = {
    slots: [],
    leastGapMinutes: 0,
    postOnHolidays: row.postOnHolidays ? ('yes' as const) : ('no' as const),
    postOnDaysOff: row.postOnDaysOff ? ('yes' as const) : ('no' as const),
  }
  return conflictsAt(localTime(row, office.timeZone), office, channel, []).flatMap(({ kind, message }) =>
    kind === 'quiet-hours' || kind === 'holiday' || kind === 'day-off' ? [{ kind, message }] : [],
  )
}

function inTheWay(
  { postOnHolidays, postOnDaysOff, firstWords, ...row }: PostRow,
  zone: string,
): PostInTheWay {
  const local = localTime(row, zone)
  return {
    ...row,
    firstWords: (firstWords ?? '').replace(/\s+/g, ' ').trim(),
    local: localText(local),
    zone,
    offset: local.toFormat('ZZ'),
  }
}

function localTime({ dueAt }: { dueAt: Date }, zone: string): DateTime {
  return DateTime.fromJSDate(dueAt, { zone })
}
