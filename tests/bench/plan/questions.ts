import { DateTime } from 'luxon'
import type pg from 'pg'
import { bareCalendar, bareMove, bareNews, bareSlots, bareToday } from './bare.ts'
import type { Asked } from './client.ts'
import { offices } from './fill.ts'

export interface Question {
  name: string
  asked(number: number): Asked
  /** The same question of the record alone, in one statement or transaction as one would write it by hand. */
  bare(client: pg.PoolClient, number: number): Promise<unknown>
}

/** What the questions are about. */
export interface Subjects {
  channelIds: string[]
  /** Scheduled posts: each is moved once by Dateline, once by hand. */
  posts: { id: string; dueAt: Date; zone: string }[]
}

export function questionsAbout({ channelIds, posts }: Subjects): Question[] {
  const from = DateTime.utc().startOf('week').plus({ weeks: 1 })
  const to = from.plus({ weeks: 1 })
  const week = { from: from.toJSDate(), to: to.toJSDate() }
  const fiveOffices = (number: number) => of(officeIds, number, 5)
  const twentyChannels = (number: number) => of(channelIds, number, 20)
  const queryOf = (number: number) => queries[number % queries.length] ?? ''
  const moved = (number: number) => {
    const post = posts[number % posts.length]
    if (!post) throw new Error('no post is scheduled')
    const to = new Date(post.dueAt.getTime() + (20 + (number % 90)) * 60_000)
    return {
      id: post.id,
      to,
      at: DateTime.fromJSDate(to, { zone: post.zone }).toFormat("yyyy-MM-dd'T'HH:mm"),
    }
  }
  const move = (number: number, more: object): Asked => {
    const { id, at } = moved(number)
    return { method: 'POST', path: `/api/v1/posts/${id}/move`, body: { at, ...more } }
  }
  return [
    {
      name: 'calendar, a week of five offices',
      asked: number =>
        get('calendar/posts', {
          from: from.toISO(),
          to: to.toISO(),
          officeId: fiveOffices(number).join(','),
          limit: 1_000,
        }),
      bare: (client, number) => bareCalendar(client, { ...week, offices: fiveOffices(number) }),
    },
    {
      name: 'slots of a week, 20 channels',
      asked: number =>
        get('calendar/slots', {
          from: from.toISODate(),
          to: to.minus({ days: 1 }).toISODate(),
          channels: twentyChannels(number).join(','),
        }),
      bare: (client, number) => bareSlots(client, { from: week.from, channels: twentyChannels(number) }),
    },
    {
      name: 'search',
      asked: number => get('news', { q: queryOf(number) }),
      bare: (client, number) => bareNews(client, { words: queryOf(number).split(' ') }),
    },
    {
      name: 'list',
      asked: number => get('news', { officeId: of(officeIds, number, 1)[0] }),
      bare: (client, number) => bareNews(client, { office: of(officeIds, number, 1)[0] ?? '' }),
    },
    { name: 'today', asked: () => get('today', {}), bare: client => bareToday(client) },
    {
      name: 'move, dry run with conflicts',
      asked: number => move(number, { dryRun: true }),
      bare: (client, number) => bareMove(client, { ...moved(number), end: 'rollback' }),
    },
    {
      name: 'move with conflicts',
      asked: number => move(number, {}),
      bare: (client, number) => bareMove(client, { ...moved(number), end: 'commit' }),
    },
  ]
}

const officeIds = Array.from({ length: offices }, (_each, index) => `office-${index + 1}`)

/** Words as people type them: frequent, rare, several, the last one unfinished. */
const queries = ['visa passp', 'counselling', 'term412', 'rights contract term1', 'hotl', 'place 7 visa']

/** So many of a list, beginning elsewhere each time. */
function of<Item>(list: readonly Item[], number: number, count: number): Item[] {
  const from = (number * count) % list.length
  return [...list, ...list].slice(from, from + count)
}

function get(path: string, query: Record<string, string | number | null | undefined>): Asked {
  const sent = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) sent.set(name, String(value))
  return { method: 'GET', path: `/api/v1/${path}?${sent}` }
}
