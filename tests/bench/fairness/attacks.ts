import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import sharp from 'sharp'
import { z } from 'zod'
import { approvedItem, officeId, type Person, type World } from './world.ts'

/** What one person sends over and over, and how many of it at once. */
export interface Attack {
  name: string
  atOnce: number
  send(): Promise<number>
}

/** In the order of `worstInputs`. */
export const attackNames = [
  'preview of a long text',
  'import of a feed',
  'import of quotes',
  'picture that unpacks to 40 million pixels',
  'picture of noise',
  'open upload',
  'export',
  'drawing',
]

/** What the attacks need to be there. */
export interface Targets {
  /** Approved items with the texts that take longest to lay out. */
  longItemIds: string[]
  snapshotId: string
}

/** Between two tries of one line of attack, in milliseconds: a person's 600 requests a minute are for all of them. */
const pauseMs = 400

/**
 * Sends the worst inputs of one person until the signal comes. @returns how often each was answered how, by name and
 * status.
 */
export async function attack(attacks: readonly Attack[], signal: AbortSignal): Promise<Map<string, number>> {
  const answers = new Map<string, number>()
  const loop = async ({ name, send }: Attack) => {
    while (!signal.aborted) {
      const status = await send().catch(() => 'broken off')
      answers.set(`${name} ${status}`, (answers.get(`${name} ${status}`) ?? 0) + 1)
      await delay(pauseMs)
    }
  }
  await Promise.all(attacks.flatMap(each => Array.from({ length: each.atOnce }, () => loop(each))))
  return answers
}

export async function prepareTargets(world: World): Promise<Targets> {
  const longItemIds = await Promise.all(
    ['a.co ', 'a.aa.a', 'ا.co '].map(piece =>
      approvedItem(world, piece.repeat(60_000 / piece.length).trim()),
    ),
  )
  const [snapshot] = z
    .object({ items: z.array(z.object({ id: z.string() })) })
    .parse(await world.author.ask('GET', '/api/v1/snapshots')).items
  if (!snapshot) throw new Error('the demo has no snapshot')
  await manyRows(world)
  return { longItemIds, snapshotId: snapshot.id }
}

/** The worst inputs that are known: texts, imports, files, open uploads, exports and drawings, all of one person. */
export async function worstInputs(author: Person, { longItemIds, snapshotId }: Targets): Promise<Attack[]> {
  const bomb = await bombPicture()
  const noise = await noisePicture()
  const media = `/api/v1/media?officeId=${officeId}`
  const binary = { 'content-type': 'application/octet-stream' }
  const json = { 'content-type': 'application/json' }
  const feed = Buffer.from(
    `<rss><channel>${'<item><title>a&amp;b</title><description>&lt;p&gt;'.repeat(80_000)}`,
  )
  const quotes = Buffer.from(`date,office,kind\n${'"a"",'.repeat(2_000_000)}`)
  let nth = 0
  return [
    {
      name: 'preview of a long text',
      atOnce: 3,
      send: () => {
        nth += 1
        const body = Buffer.from(JSON.stringify({ newsItemId: longItemIds[nth % longItemIds.length] }))
        return author.send('POST', '/api/v1/posts/preview', body, json)
      },
    },
    {
      name: 'import of a feed',
      atOnce: 2,
      send: () => author.send('POST', '/api/v1/news/import?name=x.xml&form=feed', feed, binary),
    },
    {
      name: 'import of quotes',
      atOnce: 2,
      send: () => author.send('POST', '/api/v1/activities/import', quotes, binary),
    },
    {
      name: 'picture that unpacks to 40 million pixels',
      atOnce: 5,
      send: () => author.send('POST', media, bomb, binary),
    },
    { name: 'picture of noise', atOnce: 5, send: () => author.send('POST', media, noise, binary) },
    {
      name: 'open upload',
      atOnce: 3,
      send: () =>
        author.send('POST', `/api/v1/media/uploads?officeId=${officeId}`, undefined, {
          'tus-resumable': '1.0.0',
          'upload-length': String(20 * 1024 * 1024),
        }),
    },
    {
      name: 'export',
      atOnce: 3,
      send: () =>
        author.send('GET', `/api/v1/metrics/export?offices=islamabad,lahore&from=2020-01-01&to=2027-12-31`),
    },
    {
      name: 'drawing',
      atOnce: 4,
      send: () => {
        nth += 1
        const format = (['pdf', 'png'] as const)[nth % 2]
        return author.send('GET', `/api/v1/snapshots/${snapshotId}/infographic?language=ur&format=${format}`)
      },
    },
  ]
}

/** So that an export is long: counts of enquiries, as an office might have after years. */
async function manyRows({ author }: World): Promise<void> {
  const rows = Array.from({ length: 10_000 }, (_, n) => {
    const day = new Date(Date.UTC(2025, 0, 1 + (n % 600))).toISOString().slice(0, 10)
    return `${day},${officeId},hotline,visas,en,${1 + (n % 9)}`
  })
  const file = Buffer.from(['date,office,channel,topic,language,count', ...rows].join('\n'))
  const status = await author.send('POST', '/api/v1/enquiries/import', file, { 'content-type': 'text/csv' })
  if (status !== 200) throw new Error(`the import of many rows gave ${status}`)
}

/** 40 million pixels of one colour in some kilobytes. */
async function bombPicture(): Promise<Buffer> {
  const create = { width: 6_300, height: 6_300, channels: 3, background: '#0a0' } as const
  return await sharp({ create }).png({ compressionLevel: 9 }).toBuffer()
}

/** As dense as a picture may be, just below 10 MB. */
async function noisePicture(): Promise<Buffer> {
  const [width, height] = [2_100, 1_500]
  return await sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer()
}
