import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { connect } from '../../src/api/channels/connect.ts'
import { media as files } from '../../src/api/news/media.ts'
import { news } from '../../src/api/news/news.ts'
import type { Answer } from '../../src/api/parts/operation.ts'
import { posts } from '../../src/api/publishing/posts.ts'
import { accountOf } from '../../src/channels/tokens/credentials.ts'
import { networkOf } from '../../src/networks/adapters.ts'
import { ringMeasurements } from '../../src/outreach/measuring/ring-measurements.ts'
import { letIn } from '../factories/consent.ts'
import { type Installation, openInstallation, password, setups } from '../factories/installation.ts'

type PostSummary = Answer<typeof posts.list>['items'][number]
const bin = new URL('../../src/cli/dateline.js', import.meta.url).pathname
const altTexts = ['A counsellor explains a work contract to two women', 'The timetable of counselling days']
/** Longer than one post of X. */
const text = `Lahore: ${[
  'The centre in Lahore has counselled four hundred people this month who are thinking of work abroad.',
  'Most of them asked how to read a contract before they sign it, and what a recruiter may charge.',
  'Advice is free of charge, in Urdu, Punjabi and English, on every working day from nine to five.',
  'Whoever cannot come may call the helpline, where the same counsellors answer.',
].join(' ')}`

type Who = 'operator' | 'author' | 'approver'

describe.each(setups)('from connecting to deleting, on %s', { timeout: 240_000 }, setup => {
  let place: Installation
  let folder: string
  let emails: Record<Who, string>
  const cookies: Partial<Record<Who, string>> = {}
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-journey-'))
    place = await openInstallation(setup)
    emails = {
      operator: await place.person(['operator', 'lahore']),
      author: await place.person(['author', 'lahore']),
      approver: await place.person(['approver', 'lahore']),
    }
    for (const who of ['operator', 'author', 'approver'] as const) cookies[who] = await signIn(who)
    const { sandbox } = place.core
    await sandbox?.provision({ network: 'x', externalId: '4401', handle: 'mrc_one', name: 'MRC One' })
    await sandbox?.provision({ network: 'x', externalId: '4402', handle: 'mrc_two', name: 'MRC Two' })
    await sandbox?.provision({ network: 'facebook', externalId: '7701', handle: 'one', name: 'MRC One' })
    await sandbox?.provision({ network: 'facebook', externalId: '7702', handle: 'two', name: 'MRC Two' })
    await Promise.all([1, 2].map(async number => writeFileSync(fileOf(number), await pictureOf(number))))
  })
  afterAll(async () => {
    await place?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const fileOf = (number: number) => join(folder, `${number}.png`)

  async function signIn(who: Who): Promise<string> {
    const answer = await fetch(`${place.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: place.url },
      body: JSON.stringify({ email: emails[who], password }),
    })
    return answer.headers
      .getSetCookie()
      .map(one => one.split(';')[0])
      .join('; ')
  }

  async function ask(who: Who, method: string, path: string, body?: unknown): Promise<unknown> {
    const isFile = body instanceof Uint8Array
    const type = isFile ? 'application/octet-stream' : 'application/json'
    const answer = await fetch(place.url + path, {
      method,
      headers: {
        cookie: cookies[who] ?? '',
        origin: place.url,
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined
        ? {}
        : { body: isFile ? new Blob([new Uint8Array(body)]) : JSON.stringify(body) }),
    })
    const said = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${said}`)
    return JSON.parse(said)
  }

  /** The operator's browser lets Dateline in and comes back. */
  async function inTheBrowser(url: string, account: string): Promise<void> {
    const back = await letIn(url, account)
    const answer = await fetch(back, { headers: { cookie: cookies.operator ?? '' } })
    expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)])
  }

  /** The command, run by a person; `onError` hears what it says on standard error. */
  function dateline(who: Who, args: string[], input = '', onError?: (said: string) => void): Promise<string> {
    return new Promise((resolve, reject) => {
      const env = {
        PATH: process.env.PATH,
        HOME: folder,
        XDG_CONFIG_HOME: join(folder, who),
        DATELINE_URL: place.url,
      }
      const child = spawn(process.execPath, [bin, ...args], { env })
      let [out, err] = ['', '']
      child.stdout.on('data', chunk => {
        out += String(chunk)
      })
      child.stderr.on('data', chunk => {
        err += String(chunk)
        onError?.(err)
      })
      child.on('error', reject)
      child.on('close', code => (code === 0 ? resolve(out) : reject(new Error(`${args.join(' ')}: ${err}`))))
      child.stdin.end(input)
    })
  }

  async function published(newsItemId: string): Promise<{ x: PostSummary; facebook: PostSummary }> {
    return await vi.waitFor(
      async () => {
        const { items } = posts.list.answers[200].parse(
          await ask('author', 'GET', `/api/v1/posts?newsItemId=${newsItemId}`),
        )
        const [x, facebook] = (['x', 'facebook'] as const).map(network =>
          items.find(post => post.network === network && post.state === 'published'),
        )
        if (!x || !facebook) throw new Error(JSON.stringify(items.map(post => [post.state, post.reason])))
        return { x, facebook }
      },
      { timeout: 90_000, interval: 200 },
    )
  }

  /** What readers see, and what the adapters read back and measure. */
  async function assertShownAndMeasured(x: PostSummary, facebook: PostSummary): Promise<void> {
    const shown = (await place.core.sandbox?.posts()) ?? []
    const thread = x.segments.map(segment => shown.find(post => post.id === segment.externalId))
    expect(thread.length).toBeGreaterThan(1)
    expect(thread.map(post => post?.parent)).toEqual([null, ...thread.slice(0, -1).map(post => post?.id)])
    expect(thread.map(post => post?.media.map(each => each.altText))).toEqual([
      altTexts,
      ...thread.slice(1).map(() => []),
    ])
    const page = shown.filter(post => post.id === facebook.segments[0]?.externalId)
    expect(page.map(post => post.media.map(each => each.altText))).toEqual([altTexts])
    expect(page[0]?.text).toContain('the same counsellors answer')

    const { database, keys, networks, clock, queue } = place.core
    const { db } = database
    for (const post of [x, facebook]) {
      const account = await accountOf({ db, keys }, post.channelId)
      const since = new Date((post.publishedAt?.getTime() ?? 0) - 60_000)
      const call = { timeoutMs: 10_000 }
      const read = await networkOf(networks, post.network).findRecentPosts(account, since, call)
      const own = post.segments.map(segment => read.find(each => each.externalId === segment.externalId))
      expect(own.map(each => each?.externalId)).toEqual(post.segments.map(segment => segment.externalId))
      expect(own[0]?.mediaCount).toBe(2)
    }
    const timeline = await (await fetch(`${place.url}/sandbox`)).text()
    const pictures = [...timeline.matchAll(/<img src="([^"]+)"/g)].map(([, path = '']) => path)
    expect(pictures).toHaveLength(4)
    for (const path of pictures) {
      const picture = await fetch(new URL(path, place.url))
      expect([path, picture.status, picture.headers.get('content-type')]).toEqual([
        path,
        200,
        expect.stringMatching(/^image\//),
      ])
    }
    // The first age is a quarter of an hour; here it begins at once.
    const ages = [{ age: '15m', afterMs: 0, untilMs: 86_400_000 }]
    await ringMeasurements({ db, clock, queue }, ages)
    await vi.waitFor(
      async () => {
        const rows = await db
          .selectFrom('sample')
          .innerJoin('segment', join =>
            join
              .onRef('segment.post_id', '=', 'sample.post_id')
              .onRef('segment.position', '=', 'sample.part'),
          )
          .select(['sample.post_id', 'segment.external_id'])
          .execute()
        for (const { id, segments } of [x, facebook]) {
          const own = rows.filter(row => row.post_id === id)
          expect(new Set(own.map(row => row.external_id))).toEqual(
            new Set(segments.map(segment => segment.externalId)),
          )
        }
      },
      { timeout: 60_000, interval: 200 },
    )
  }

  async function assertDeleted(posts: readonly PostSummary[]): Promise<void> {
    const shown = (await place.core.sandbox?.posts()) ?? []
    for (const post of posts) {
      const ids = post.segments.map(segment => segment.externalId)
      expect(shown.filter(each => ids.includes(each.id)).map(each => each.deleted)).toEqual(
        ids.map(() => true),
      )
      const kept = z
        .object({ state: z.string(), reason: z.string(), deletedAt: z.string() })
        .parse(await ask('author', 'GET', `/api/v1/posts/${post.id}`))
      expect(kept).toMatchObject({ state: 'published', reason: expect.stringContaining('Over.') })
    }
  }

  it('works by the HTTP API', async () => {
    const office = { officeId: 'lahore' }
    const x = connect.begin.answers[200].parse(
      await ask('operator', 'POST', '/api/v1/channels/connect/x', office),
    )
    await inTheBrowser(x.url, '@mrc_one')
    const attemptOf = async (id: string) =>
      connect.show.answers[200].parse(await ask('operator', 'GET', `/api/v1/channels/connect/attempts/${id}`))
    const xChannel = (await attemptOf(x.attemptId)).connected[0]?.channelId
    const begun = await ask('operator', 'POST', '/api/v1/channels/connect/facebook', office)
    const { attemptId, url } = connect.begin.answers[200].parse(begun)
    await inTheBrowser(url, '')
    expect((await attemptOf(attemptId)).accounts.map(page => page.name)).toEqual(['MRC One', 'MRC Two'])
    const choice = { attemptId, accountIds: ['7701'] }
    await ask('operator', 'POST', '/api/v1/channels/connect/facebook/choose', choice)
    const page = (await attemptOf(attemptId)).connected[0]?.channelId

    const media = []
    for (const [index, alt] of altTexts.entries()) {
      const bytes = await pictureOf(index + 1)
      const kept = files.upload.answers[201].parse(
        await ask('author', 'POST', '/api/v1/media?officeId=lahore', bytes),
      )
      media.push({ mediaId: kept.mediaId, altText: { en: alt }, decorative: false })
    }
    const variants = [{ language: 'en', text }]
    const content = { places: ['Lahore'], topics: [], variants, media }
    const item = news.create.answers[201].parse(
      await ask('author', 'POST', '/api/v1/news', { ...office, content }),
    )
    const path = `/api/v1/news/${item.newsItemId}`
    await ask('author', 'POST', `${path}/submit`)
    await ask('approver', 'POST', `${path}/approve`, { contentHash: item.contentHash })
    const plan = { newsItemId: item.newsItemId, channelIds: [xChannel, page] }
    const planned = await ask('author', 'POST', '/api/v1/posts', plan)
    const { posts } = z.object({ posts: z.array(z.object({ id: z.string() })) }).parse(planned)
    for (const { id } of posts) await ask('author', 'POST', `/api/v1/posts/${id}/send-now`)

    const out = await published(item.newsItemId)
    await assertShownAndMeasured(out.x, out.facebook)
    for (const { id } of [out.x, out.facebook])
      await ask('approver', 'DELETE', `/api/v1/posts/${id}/published?reason=Over.`)
    await assertDeleted([out.x, out.facebook])
  })

  it('works by the dateline command', async () => {
    for (const who of ['operator', 'author', 'approver'] as const)
      await dateline(who, ['login', '--email', emails[who]], `${password}\n`)
    const connect = async (network: string, account: string, more: string[] = []) => {
      let browsing: Promise<void> | undefined
      const args = ['channels', 'connect', network, '--office', 'lahore', ...more]
      const out = await dateline('operator', args, '', said => {
        const url = /(https?:\/\/\S+oauth\S+)\s/.exec(said)?.[1]
        if (url) browsing ??= inTheBrowser(url, account)
      })
      await browsing
      return out.split(/\s+/)[0] ?? ''
    }
    const channels = [await connect('x', '@mrc_two'), await connect('facebook', '', ['--account', '7702'])]

    const file = join(folder, 'news.txt')
    writeFileSync(file, text.replace('four hundred', 'five hundred'))
    const imported = await dateline('author', ['news', 'import', file, '--json'])
    const id = news.import.answers[200].parse(JSON.parse(imported)).added[0]?.newsItemId ?? ''
    for (const [index, alt] of altTexts.entries())
      await dateline('author', ['news', 'attach', id, fileOf(index + 1), '--alt', `en=${alt}`])
    const submitted = await dateline('author', ['news', 'submit', id, '--json'])
    const { contentHash } = news.submit.answers[200].parse(JSON.parse(submitted))
    await dateline('approver', ['news', 'approve', id, '--content-hash', contentHash])
    const only = channels.flatMap(channel => ['--channel', channel])
    const planned = await dateline('author', ['posts', 'schedule', id, ...only])
    const ids = planned
      .trim()
      .split('\n')
      .map(line => line.split(/\s+/)[0] ?? '')
    await dateline('author', ['posts', 'send-now', ...ids])

    const out = await published(id)
    await assertShownAndMeasured(out.x, out.facebook)
    // Figures count the local days of the office.
    const day = (out.x.publishedAt ?? new Date()).toLocaleDateString('sv-SE', { timeZone: 'Asia/Karachi' })
    const asked = ['--offices', 'lahore', '--from', day, '--to', day]
    expect(await dateline('author', ['metrics', 'export', ...asked])).toContain(out.x.id)
    for (const post of [out.x, out.facebook])
      await dateline('approver', ['posts', 'delete', post.id, '--reason', 'Over.'])
    await assertDeleted([out.x, out.facebook])
  })
})

async function pictureOf(number: number): Promise<Buffer> {
  const background = { r: 40 * number, g: 90, b: 160 }
  return await sharp({ create: { width: 640, height: 360, channels: 3, background } })
    .png()
    .toBuffer()
}
