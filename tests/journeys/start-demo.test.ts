import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { freePort } from '../services/free-port.ts'
import { newFolder, type Running, removeFolders, start } from './program.ts'

const signIns = z.array(z.object({ email: z.string(), password: z.string(), role: z.string() }))
const page = z.object({ items: z.array(z.looseObject({})), next: z.string().optional() })
const item = z.looseObject({ id: z.string(), officeId: z.string(), languages: z.array(z.string()) })
const post = z.looseObject({
  officeId: z.string(),
  channelId: z.string(),
  network: z.string(),
  state: z.string(),
  dueAt: z.coerce.date(),
  publishedAt: z.coerce.date().nullable(),
  segments: z.array(z.unknown()),
})
const count = z.looseObject({ count: z.number() })
const today = z.looseObject({
  news: z.object({ review: count, unscheduled: count, returned: count, assigned: count }),
  inDoubt: count,
  failed: count,
  missed: count,
  channels: z.array(z.looseObject({ accessEndsAt: z.string().nullable() })),
})

const dayMs = 86_400_000
/** The machine of CI has two cores, and other tests. */
const patienceMs = 600_000

describe('start:demo, as its users run it', { timeout: patienceMs }, () => {
  const out = newFolder('start-demo')
  let app: Running
  let origin: string

  const keptSignIns = () =>
    signIns.parse(JSON.parse(readFileSync(join(out, 'installation/sign-ins.json'), 'utf8')))

  async function begin() {
    const port = await freePort()
    origin = `http://127.0.0.1:${port}`
    app = start('src/demo/start.ts', ['--out', out], { env: { PORT: String(port), BUILD_WEB_APP: 'no' } })
    await app.shows('katharina@demo.example')
  }

  /** Reads as the person with this address; follows the pages of a list. */
  async function readerOf(email: string) {
    const { password } = keptSignIns().find(each => each.email === email) ?? { password: '' }
    const answer = await fetch(`${origin}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ email, password }),
    })
    expect(answer.status).toBe(200)
    const cookie = answer.headers
      .getSetCookie()
      .map(each => each.split(';')[0])
      .join('; ')
    const get = async (path: string): Promise<unknown> => {
      const got = await fetch(`${origin}/api/v1${path}`, { headers: { cookie } })
      expect(got.status).toBe(200)
      return await got.json()
    }
    return {
      get,
      async all<Row>(path: string, row: z.ZodType<Row>): Promise<Row[]> {
        const rows: Row[] = []
        for (let cursor = ''; ; ) {
          const read = page.parse(await get(`${path}?limit=100${cursor}`))
          rows.push(...read.items.map(each => row.parse(each)))
          if (!read.next) return rows
          cursor = `&cursor=${encodeURIComponent(read.next)}`
        }
      },
    }
  }

  beforeAll(begin, patienceMs)
  afterAll(async () => {
    await app.end('SIGINT')
    removeFolders()
  })

  it('prints a sign-in for each role', async () => {
    const kept = keptSignIns()
    const printed = await app.finds(/([\s\S]*katharina@demo\.example +\S+)/)
    for (const role of ['author', 'approver', 'analyst', 'operator', 'admin']) {
      const ofRole = kept.filter(each => each.role.startsWith(role))
      expect(ofRole.length).toBeGreaterThan(0)
      for (const { email, password } of ofRole) expect(printed).toContain(`${email.padEnd(22)}  ${password}`)
    }
  })

  it('has some forty items in six languages, of three offices', async () => {
    const items = await (await readerOf('katharina@demo.example')).all('/news', item)
    expect(items.length).toBeGreaterThanOrEqual(40)
    expect(new Set(items.map(each => each.officeId))).toEqual(new Set(['lahore', 'dhaka', 'istanbul']))
    expect([...new Set(items.flatMap(each => each.languages))].sort()).toEqual([
      'ar',
      'bn',
      'en',
      'prs',
      'ps',
      'ur',
    ])
  })

  it('has weeks that are past and weeks to come, on channels of three networks', async () => {
    const posts = await (await readerOf('katharina@demo.example')).all('/posts', post)
    const now = Date.now()
    expect(new Set(posts.map(each => each.channelId)).size).toBe(7)
    expect(new Set(posts.map(each => each.network)).size).toBe(3)
    for (const office of ['lahore', 'dhaka', 'istanbul']) {
      const own = posts.filter(each => each.officeId === office)
      for (const week of [-3, -2, -1, 0, 1]) {
        const [from, until] = [now + week * 7 * dayMs, now + (week + 1) * 7 * dayMs]
        const due = own.filter(({ dueAt }) => dueAt.getTime() >= from && dueAt.getTime() < until)
        expect({ office, week, isBusy: due.length >= 4 }).toEqual({ office, week, isBusy: true })
      }
    }
    for (const { state, dueAt, publishedAt } of posts)
      if (state === 'published')
        expect((publishedAt?.getTime() ?? 0) - dueAt.getTime()).toBeLessThan(3 * 3_600_000)
    expect(posts.some(each => each.segments.length > 1)).toBe(true)
  })

  it('has something for everyone to do: one post in doubt, one failed, one missed, and what waits', async () => {
    const all = today.parse(await (await readerOf('katharina@demo.example')).get('/today'))
    expect([all.inDoubt.count, all.failed.count, all.missed.count]).toEqual([1, 1, 1])
    expect(all.news.review.count).toBeGreaterThanOrEqual(3)
    expect(all.news.unscheduled.count).toBeGreaterThanOrEqual(2)
    expect(all.channels.filter(each => each.accessEndsAt !== null)).toHaveLength(1)
    for (const email of ['bilal@demo.example', 'tanvir@demo.example', 'lena@demo.example']) {
      const own = today.parse(await (await readerOf(email)).get('/today'))
      expect({ email, reviews: own.news.review.count > 0 }).toEqual({ email, reviews: true })
    }
    const author = today.parse(await (await readerOf('nadia@demo.example')).get('/today'))
    expect(author.news.returned.count).toBe(1)
  })

  it('has a holiday in the coming days, a series, figures of a month, and measured posts', async () => {
    const { get } = await readerOf('katharina@demo.example')
    const holidays = z
      .object({ items: z.array(z.looseObject({ day: z.string() })) })
      .parse(await get('/offices/dhaka/holidays'))
    const near = new Date(Date.now() + 8 * dayMs).toISOString().slice(0, 10)
    const from = new Date().toISOString().slice(0, 10)
    expect(holidays.items.some(({ day }) => day >= from && day <= near)).toBe(true)
    expect(page.parse(await get('/series')).items.length).toBe(2)
    expect(page.parse(await get('/snapshots')).items.length).toBeGreaterThan(0)
  })

  it('opens again as it was', async () => {
    const before = await (await readerOf('katharina@demo.example')).all('/news', item)
    await app.end('SIGINT')
    await begin()
    const after = await (await readerOf('katharina@demo.example')).all('/news', item)
    expect(after.map(each => each.id)).toEqual(before.map(each => each.id))
  })
})
