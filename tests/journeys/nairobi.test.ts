import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { systemClock } from '../../src/core/time/clock.ts'
import { wallClockOf } from '../../src/publishing/calendar/range/wall-clock-of.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/start.ts'
import { totpCode } from '../factories/totp.ts'
import { type FeedServer, startFeedServer } from '../news/feeds/feed-server.ts'
import { freePort } from '../services/free-port.ts'
import { newFolder, type Running, removeFolders, root, start } from './program.ts'

// From an empty installation, without the preset, to published posts: an office that nobody had thought of, by commands.

const password = 'a long phrase for Nairobi'
const zone = 'Africa/Nairobi'
const folder = newFolder('nairobi')
let origin: string
let app: Running
let sandbox: Sandbox
let feeds: FeedServer

beforeAll(async () => {
  sandbox = await startSandbox({ clock: systemClock })
  feeds = await startFeedServer()
  feeds.serve(
    '/rss',
    `<rss version="2.0"><channel><title>County news</title><item><guid>1</guid>
      <title>Nairobi: A passport office opens</title><description>It opens on Monday.</description>
      <link>https://county.example/1</link></item></channel></rss>`,
  )
  const port = String(await freePort())
  origin = `http://127.0.0.1:${port}`
  app = start('src/main.ts', [], {
    env: {
      DATA_DIR: join(folder, 'data'),
      PORT: port,
      NETWORKS: 'sandbox',
      X_API_ORIGIN: sandbox.xOrigin,
      FACEBOOK_GRAPH_ORIGIN: sandbox.facebookOrigin,
      MASTODON_ORIGIN: sandbox.mastodonOrigin,
      FEED_PRIVATE_HOSTS: feeds.host,
    },
  })
}, 300_000)
afterAll(async () => {
  await app.end('SIGTERM')
  await Promise.all([sandbox.close(), feeds.close()])
  removeFolders()
}, 120_000)

/** Runs a command as one of several people, each with a configuration of their own; asked for it answers `input`. */
async function dateline(
  who: string,
  args: readonly string[],
  input: readonly string[] = [],
): Promise<string> {
  const { code, out, err } = await run(who, args, input)
  expect({ args, code, err: code === 0 ? '' : err }).toEqual({ args, code: 0, err: '' })
  return out
}

async function run(who: string, args: readonly string[], input: readonly string[] = []) {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, who),
    DATELINE_URL: origin,
  }
  const child = spawn(process.execPath, [join(root, 'src/cli/dateline.js'), ...args], { env })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  child.stdin.end(input.map(line => `${line}\n`).join(''))
  const code = await new Promise(resolve => child.once('close', resolve))
  return { code, out, err }
}

const any = z.any()
async function json<Schema extends z.ZodType>(
  schema: Schema,
  who: string,
  args: readonly string[],
  input: readonly string[] = [],
): Promise<z.infer<Schema>> {
  return schema.parse(JSON.parse(await dateline(who, [...args, '--json'], input)))
}

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** The wall clock of the office, so long from now. */
function nairobi(inMs: number): string {
  return wallClockOf(zone, new Date(Math.ceil((Date.now() + inMs) / 1_000) * 1_000)).local
}

const dayMs = 86_400_000
/** The next Monday that is a week away at least. */
function mondayAfter(weeks: number): string {
  const date = new Date(Date.now() + weeks * 7 * dayMs)
  date.setUTCDate(date.getUTCDate() + ((8 - date.getUTCDay()) % 7))
  return date.toISOString().slice(0, 10)
}

/** What the audit log must have an entry of, each time: what was done, and to what where its id is known. */
const steps: { action: string; subjectId?: string }[] = []
function did(action: string, subjectId?: unknown): void {
  steps.push({ action, ...(subjectId === undefined ? {} : { subjectId: String(subjectId) }) })
}

/** Signs in with the code of an authenticator app that was set up by commands. */
async function protect(who: string, email: string): Promise<void> {
  await dateline(who, ['login', '--email', email], [password])
  const begun = await json(z.looseObject({ secret: z.string() }), who, ['second-factor', 'begin'], [password])
  await json(any, who, ['second-factor', 'confirm'], [totpCode(begun.secret, new Date())])
  await dateline(who, ['logout'])
  await dateline(who, ['login', '--email', email], [password, totpCode(begun.secret, new Date(), 1)])
  for (const action of ['session.start', 'people.second-factor-add', 'session.start']) did(action)
}

it('an office in Nairobi is entered, posts, repeats and is audited, from an empty installation, by commands alone', {
  timeout: 900_000,
}, async () => {
  const link = await app.finds(/(http\S+#token=\S+)/)
  const office = ['--office', 'Nairobi', '--country', 'KE', '--languages', 'en,sw']
  const admin = [
    '--name',
    'Wanjiru',
    '--email',
    'wanjiru@example.org',
    '--organisation',
    'Advice for Migrants',
  ]
  await dateline('wanjiru', ['setup', ...admin, ...office], [link, password])
  did('people.create')
  did('people.choose-password')
  did('organisation.name')
  did('office.create', 'nairobi')
  await protect('wanjiru', 'wanjiru@example.org')
  const offices = await json(any, 'wanjiru', ['offices', 'list'])
  expect(offices.items).toMatchObject([{ id: 'nairobi', timeZone: zone, languages: ['en', 'sw'] }])

  // Holidays, a project, a topic.
  const holiday = mondayAfter(2)
  const addDay = ['holidays', 'add', 'nairobi', '--day', holiday, '--name', 'Founders Day']
  await dateline('wanjiru', addDay)
  const suggest = ['holidays', 'accept', 'nairobi', '--year', String(new Date().getUTCFullYear() + 1)]
  await dateline('wanjiru', suggest)
  for (const _ of ['added', 'accepted']) did('office.holidays', 'nairobi')
  await dateline('wanjiru', [
    ...['projects', 'create', '--id', 'barabara', '--name', 'Barabara Salama (Mfuko wa Barabara)'],
    ...['--credit', 'en=Funded by the Roads Fund', '--office', 'nairobi'],
  ])
  did('project.create', 'barabara')
  const topic = [
    'topics',
    'create',
    '--id',
    'safe-roads',
    '--labels',
    'en=Safe roads',
    '--labels',
    'sw=Barabara',
  ]
  const keywords = ['--keywords', 'en=roads', '--keywords', 'en=road works', '--keywords', 'sw=barabara']
  const made = await json(any, 'wanjiru', [...topic, ...keywords, '--hashtags', 'en=SafeRoads'])
  expect(made.keywords).toEqual({ en: ['roads', 'road works'], sw: ['barabara'] })
  did('topic.create', 'safe-roads')

  // The channels, which a new office has on the sandbox, and their slots.
  const channels = await vi.waitFor(
    async () => {
      const { items } = await json(any, 'wanjiru', ['channels', 'list', '--office', 'nairobi'])
      const found = new Map(items.map((each: { network: string; id: string }) => [each.network, each.id]))
      expect(found.has('x') && found.has('facebook')).toBe(true)
      return found
    },
    { timeout: 60_000, interval: 1_000 },
  )
  const [x, page] = [String(channels.get('x')), String(channels.get('facebook'))]
  for (const channel of [x, page]) {
    await dateline('wanjiru', ['channels', 'set-slots', channel, '--slots', 'weekday=2,at=09:30'])
    did('channel.slots', channel)
  }

  // Two people with TOTP: one writes, the other approves.
  for (const [who, role] of [
    ['amina', 'author'],
    ['baraka', 'approver'],
  ] as const) {
    const grants = ['--grants', `role=${role},office=nairobi`]
    const email = `${who}@example.org`
    const invited = await json(any, 'wanjiru', [
      'people',
      'invite',
      '--name',
      who,
      '--email',
      email,
      ...grants,
    ])
    did('people.create', invited.id)
    await dateline(who, ['password-reset', 'finish'], [invited.link, password])
    did('people.choose-password', invited.id)
    await protect(who, email)
  }

  // A feed: its entry becomes a draft.
  await dateline('amina', ['feeds', 'add', '--office', 'nairobi', '--address', `${feeds.origin}/rss`])
  did('feed.add')
  const drafts = await json(any, 'amina', ['news', 'list', '--state', 'draft'])
  expect(drafts.items).toHaveLength(1)

  // An item with words for a channel, and an image with a focal point.
  const picture = file(
    'desk.png',
    await sharp({ create: { width: 1_600, height: 400, channels: 3, background: '#2a5' } })
      .png()
      .toBuffer(),
  )
  const upload = ['media', 'upload', picture, '--office', 'nairobi']
  const { mediaId } = await json(z.looseObject({ mediaId: z.string() }), 'amina', upload)
  did('media.store', 'nairobi')
  const content = {
    places: ['Nairobi'],
    topics: ['safe-roads'],
    projectId: 'barabara',
    variants: [
      {
        language: 'en',
        text: 'Nairobi: Safe roads begin with advice. Counselling is free.',
        wordings: { [x]: 'Nairobi: Free counselling on safe roads, every day.' },
      },
    ],
    media: [{ mediaId, altText: { en: 'The desk' }, decorative: false, focus: { x: 0.8, y: 0.5 } }],
  }
  const approved = async (words: object) => {
    const body = file('item.json', JSON.stringify({ officeId: 'nairobi', content: words }))
    const { newsItemId } = await json(any, 'amina', ['news', 'create', '--from-file', body])
    const { contentHash } = await json(any, 'amina', ['news', 'submit', newsItemId])
    await dateline('baraka', ['news', 'approve', newsItemId, '--content-hash', contentHash])
    for (const action of ['news.create', 'news.submit', 'news.approve']) did(action, newsItemId)
    return String(newsItemId)
  }
  const item = await approved(content)

  // Other hands than those that gave an approver the link must have written: the invitation says so.
  const handed = file(
    'handed.json',
    JSON.stringify({ officeId: 'nairobi', content: { ...content, media: [] } }),
  )
  const own = await json(any, 'wanjiru', ['news', 'create', '--from-file', handed])
  const ownSubmitted = await json(any, 'wanjiru', ['news', 'submit', own.newsItemId])
  for (const action of ['news.create', 'news.submit']) did(action, own.newsItemId)
  const byBaraka = ['news', 'approve', own.newsItemId, '--content-hash', ownSubmitted.contentHash]
  expect((await run('baraka', byBaraka)).err).toContain('created a link into your account')

  // Scheduled on both; one post is moved twice, the other cancelled and scheduled again.
  const tomorrow = ['--at', nairobi(dayMs)]
  const { posts } = await json(any, 'amina', ['posts', 'schedule', item, ...tomorrow])
  for (const { id } of posts) did('posts.schedule', id)
  const postOn = (channelId: string) =>
    posts.find((post: { channelId: string }) => post.channelId === channelId).id
  await dateline('amina', ['posts', 'move', postOn(x), '--at', nairobi(2 * dayMs)])
  await dateline('amina', ['posts', 'cancel', postOn(page)])
  const again = ['posts', 'schedule', item, '--channel', page, '--at', nairobi(45_000)]
  const second = await json(any, 'amina', again)
  await dateline('amina', ['posts', 'move', postOn(x), '--at', nairobi(30_000)])
  for (const _ of ['to another day', 'to today']) did('posts.move', postOn(x))
  did('posts.cancel', postOn(page))
  did('posts.schedule', second.posts[0].id)

  // A weekly series on the Page, whose second Monday is a holiday.
  const weekly = await approved({
    ...content,
    variants: [{ language: 'en', text: 'Nairobi: The hotline is open on weekdays.' }],
    media: [],
  })
  const series = await json(any, 'amina', [
    ...['series', 'create', '--office', 'nairobi', '--name', 'Hotline', '--news-item', weekly],
    ...['--channel', page, '--starts-at', `${mondayAfter(1)}T09:30`, '--rule', 'FREQ=WEEKLY;COUNT=3'],
  ])
  did('series.create', series.seriesId)
  const occurrences = await json(any, 'amina', ['series', 'occurrences', series.seriesId])
  expect(occurrences.items).toMatchObject([
    { state: 'scheduled', local: `${mondayAfter(1)}T09:30` },
    { state: 'skipped', at: `${holiday}T09:30`, reason: expect.stringContaining('Founders Day') },
    { state: 'scheduled', local: `${mondayAfter(3)}T09:30` },
  ])
  for (const { posts: made } of occurrences.items) for (const { id } of made) did('posts.schedule', id)

  // What falls due is published, once.
  const due = [postOn(x), second.posts[0].id]
  await vi.waitFor(
    async () => {
      for (const id of due)
        expect(await json(any, 'amina', ['posts', 'show', id])).toMatchObject({ state: 'published' })
    },
    { timeout: 300_000, interval: 3_000 },
  )
  const published = sandbox.posts().map(post => post.text)
  expect(published).toHaveLength(2)
  expect(published.filter(text => text.includes('Free counselling on safe roads'))).toHaveLength(1)
  expect(published.filter(text => text.includes('Safe roads begin with advice'))).toHaveLength(1)
  for (const text of published) expect(text).toContain('Funded by the Roads Fund')
  const list = await json(any, 'amina', ['posts', 'list', '--office', 'nairobi', '--limit', '100'])
  const states = list.items.map((post: { state: string }) => post.state)
  expect(states.toSorted()).toEqual(
    [...['cancelled', 'published', 'published'], ...(channels.has('mastodon') ? ['scheduled'] : [])]
      .concat(['scheduled', 'scheduled'])
      .toSorted(),
  )

  // The audit log has an entry of each step, and holds.
  const entry = z.looseObject({ action: z.string(), subjectId: z.string() })
  const audit = await json(z.looseObject({ items: z.array(entry) }), 'wanjiru', [
    ...['audit', 'list', '--limit', '500'],
  ])
  const left = [...audit.items]
  // Those with an id first: the others take what is left.
  const byId = steps.toSorted((one, other) => Number('subjectId' in other) - Number('subjectId' in one))
  const unwritten = byId.filter(({ action, subjectId }) => {
    const found = left.findIndex(
      each => each.action === action && (subjectId === undefined || each.subjectId === subjectId),
    )
    if (found !== -1) left.splice(found, 1)
    return found === -1
  })
  expect(unwritten).toEqual([])
  expect(await json(any, 'wanjiru', ['audit', 'verify'])).toMatchObject({ intact: true })
})
