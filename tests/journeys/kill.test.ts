import { afterAll, describe, expect, it } from 'vitest'
import {
  duplicates,
  placesOfItems,
  postsAtSandbox,
  readReport,
  reportedIds,
  sampleNews,
  sha256Of,
} from './demo-output.ts'
import { newFolder, removeFolders, run, start } from './program.ts'

// A short run belongs to `npm run test:deep`. The long one: KILLS=30 SEED=7 npm run test:deep -- tests/journeys/kill.test.ts
const kills = Number(process.env.KILLS ?? 3)
const seed = Number(process.env.SEED ?? 1)
const demo = 'src/demo/run.ts'

/** What the demo says on its way; a kill comes some random moments after one of them. */
const landmarks = ['start …', 'approve …', 'publish …', 'measure …', 'infographics …'] as const

/** At most so much later, in milliseconds: about as long as the longest stage takes on a slow machine. */
const mostLaterMs = 3_000

interface Moment {
  landmark: (typeof landmarks)[number]
  laterMs: number
  signal: 'SIGKILL' | 'SIGINT'
}

describe(`the demo, killed ${kills} times at moments drawn from seed ${seed}`, () => {
  afterAll(removeFolders)

  it.each(rounds())(
    'ends well and has each post once after %s',
    async (_title, moments) => {
      const out = newFolder('kill')
      for (const moment of moments) await endAt(out, moment)
      const last = await run(demo, ['--out', out])
      expect(last.stderr).not.toContain('dateline:')
      expect(last.code).toBe(0)

      const report = readReport(out)
      expect(report.items.map(item => item.places)).toEqual(placesOfItems(sampleNews))
      expect(report.posts).toHaveLength(report.items.length * 2)
      expect(report.posts.filter(post => post.state !== 'published')).toEqual([])
      const kept = postsAtSandbox(out)
      expect(duplicates(kept)).toEqual([])
      expect(kept.map(post => post.id).sort()).toEqual(reportedIds(report))
      for (const { file, sha256 } of report.infographics) expect(sha256Of(`${out}/${file}`)).toBe(sha256)
    },
    600_000,
  )
})

/** Up to three kills, then Ctrl-C, on one folder; the first one early, so that the very first start is hit too. */
function rounds(): [title: string, moments: Moment[]][] {
  const random = seeded(seed)
  const all: [string, Moment[]][] = []
  for (let left = kills; left > 0; left -= 3) {
    const moments = Array.from({ length: Math.min(left, 3) }, (_, place) => momentAt(place, 'SIGKILL'))
    moments.push(momentAt(3, 'SIGINT'))
    all.push([moments.map(titleOf).join(', '), moments])
  }
  return all

  function momentAt(place: number, signal: Moment['signal']): Moment {
    const at = place === 0 ? 0 : Math.floor(random() * landmarks.length)
    return { landmark: landmarks[at] ?? 'start …', laterMs: Math.floor(random() * mostLaterMs), signal }
  }
}

function titleOf({ signal, laterMs, landmark }: Moment): string {
  return `${signal} ${laterMs} ms after "${landmark}"`
}

/** Runs the demo until `laterMs` after the landmark, then ends it; it may have come to its end before. */
async function endAt(out: string, { landmark, laterMs, signal }: Moment): Promise<void> {
  const running = start(demo, ['--out', out])
  await running.shows(landmark)
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, laterMs)
  await Promise.race([promise, running.ended])
  clearTimeout(timer)
  const ended = await running.end(signal)
  if (ended.code === null || ended.code === 0) return
  expect(ended).toMatchObject({ code: 130, stderr: expect.stringMatching(/^dateline: Stopped; /m) })
}

/** Mulberry32: the same numbers for the same seed, everywhere. */
function seeded(first: number): () => number {
  let state = first
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
