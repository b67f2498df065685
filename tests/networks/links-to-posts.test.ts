import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { matchPost } from '../../src/publishing/sending/doubt/matching.ts'
import { runsOf } from '../factories/depth.ts'
import { call, openWorld, picture, segment, type World } from './sandbox-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({
    xDuplicateWindowMs: 0,
    xPostsPerQuarterHour: 0,
    xAppPostsPerDay: 0,
    facebookDuplicateWindowMs: 0,
    facebookCallsPerDay: 0,
    mastodonPostsPerThreeHours: 0,
  })
})
afterAll(() => world.sandbox.close())

/** Any id: of nothing, or, with the number 0, of a post with an image that the account itself made. */
const someId = fc.oneof(fc.constant(0n), fc.bigInt(1n, 9_223_372_036_854_775_807n))
const scheme = fc.constantFrom('https://', 'http://', '')
const onX = fc
  .tuple(
    scheme,
    fc.constantFrom(
      'x.com',
      'twitter.com',
      'mobile.twitter.com',
      'mobile.x.com',
      'www.x.com',
      'www.twitter.com',
    ),
    fc.constantFrom('/kn9/status/', '/i/status/', '/i/web/status/', '/kn9/statuses/', '/MRC_Lahore/status/'),
    someId,
    fc.constantFrom('', '/photo/1', '/photo/2', '/video/1', '/photo/1?s=20', '?s=20&t=a'),
  )
  .map(([start, host, path, id, rest]) => ({
    id,
    write: (own: string) => `${start}${host}${path}${own}${rest}`,
  }))
const pictures = fc
  .tuple(scheme, fc.constantFrom('pic.twitter.com', 'pic.x.com'), fc.constantFrom('own', 'aB3dE5fG7h', 'x'))
  .map(([start, host, code]) => ({
    id: 0n,
    write: (_own: string, ownCode: string) => `${start}${host}/${code === 'own' ? ownCode : code}`,
  }))
const elsewhere = fc
  .tuple(
    fc.constantFrom(
      'https://www.facebook.com/photo/?fbid=',
      'https://www.facebook.com/office/videos/',
      'https://m.facebook.com/story.php?id=7701&story_fbid=',
      'https://fb.watch/',
      'https://www.youtube.com/watch?v=',
      'https://youtu.be/',
      'https://social.example/@office/',
      'https://social.example/users/office/statuses/',
      'https://social.example/system/media/',
      'https://example.org/a?b=1&c=',
      'example.org/',
    ),
    someId,
  )
  .map(([start, id]) => ({ id, write: (own: string) => start + own }))
const link = fc.oneof({ weight: 3, arbitrary: onX }, pictures, elsewhere)

const words = fc.constantFrom(
  'Counselling is free.',
  'See',
  'Rights & duties <read>',
  '&amp;',
  'مشاورت مفت ہے۔',
  'په لاهور کې',
  '(photo)',
  '👩‍👩‍👧 ',
  '1/2',
  '#migration',
  '@office',
  '\n\n',
)
const text = fc.array(
  fc.oneof(
    words.map(word => ({ id: 0n, write: () => word })),
    link,
  ),
  { minLength: 1, maxLength: 6 },
)

interface Piece {
  id: bigint
  write(own: string, ownCode: string): string
}

function written(pieces: readonly Piece[], post: { id: string; code: string }, glue: string): string {
  const own = post.id.split('_').at(-1) ?? ''
  return pieces
    .map(piece => piece.write(piece.id === 0n ? own : `${piece.id}`, post.code))
    .join(glue)
    .trim()
}

describe.each(['x', 'facebook', 'mastodon'] as const)('on %s', network => {
  const account = () => ({ x: world.xAccount, facebook: world.page, mastodon: world.toots })[network]

  async function handleOf(): Promise<string> {
    const upload = await world[network].uploadMedia(account(), picture, call)
    if (upload.type !== 'uploaded') throw new Error(upload.reason)
    return upload.handle
  }

  async function publish(parts: Parameters<typeof segment>[0]): Promise<string> {
    world.clock.advance(10_000)
    const outcome = await world[network].publishSegment(account(), segment(parts), call)
    if (outcome.type !== 'published') throw new Error(`${outcome.reason} ${outcome.code}`)
    return outcome.externalId
  }

  /** A post with an image, and what stands after `pic.x.com/` in the link to it. */
  async function postWithImage(): Promise<{ id: string; code: string }> {
    const id = await publish({ text: 'An earlier post.', mediaHandles: [await handleOf()] })
    const page = await fetch(`${world.sandbox.xOrigin}/2/tweets?ids=${id}&tweet.fields=entities`, {
      headers: { authorization: `Bearer ${world.xAccount.credentials.accessToken}` },
    })
    const code = /pic\.x\.com\/(\w+)/.exec(await page.text())?.[1] ?? 'none'
    return { id, code }
  }

  it('any text with links to posts and images is known again in the read-back', {
    timeout: 120_000,
  }, async () => {
    const earlier = await postWithImage()
    const { rules } = world[network].profile
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.constantFrom(' ', ' ', '\n', ', '),
        fc.boolean(),
        fc.boolean(),
        async (pieces, glue, hasImage, knowsHandles) => {
          const words = written(pieces, earlier, glue)
          fc.pre(words !== '' && rules.lengthOf(words) <= rules.maxLength)
          const mediaHandles = hasImage ? [await handleOf()] : []
          const intendedAt = world.clock.now()
          const id = await publish({ text: words, mediaHandles })
          const shown = await world[network].findRecentPosts(account(), intendedAt, call)
          const meant = {
            text: words,
            mediaCount: mediaHandles.length,
            intendedAt,
            ...(knowsHandles ? { mediaHandles } : {}),
          }
          const newer = shown.filter(post => post.createdAt > intendedAt)
          expect(matchPost(rules, meant, newer, new Set())).toMatchObject({
            type: 'one',
            post: { externalId: id },
          })
        },
      ),
      { numRuns: runsOf(250) },
    )
  })

  it.each([
    ['a photo of its own', '/photo/1'],
    ['a video', '/video/1'],
  ])('the link to %s in another post is not cut as its own', async (_title, file) => {
    const { id } = await postWithImage()
    const intendedAt = world.clock.now()
    const words = `Look: https://x.com/kn9/status/${id.split('_').at(-1)}${file} and come on Monday.`
    const made = await publish({ text: words })
    const [post] = await world[network].findRecentPosts(account(), intendedAt, call)
    expect(post?.externalId).toBe(made)
    expect(
      matchPost(
        world[network].profile.rules,
        { text: words, mediaCount: 0, intendedAt },
        post ? [post] : [],
        new Set(),
      ),
    ).toMatchObject({ type: 'one' })
  })

  it('a link card that Facebook shows as a video is the link that was meant', async () => {
    const intendedAt = world.clock.now()
    const link = 'https://www.youtube.com/watch?v=abc'
    const made = await publish(network === 'facebook' ? { link } : { text: `See ${link}` })
    const shown = await world[network].findRecentPosts(account(), intendedAt, call)
    const meant =
      network === 'facebook'
        ? { text: segment().text, link, mediaCount: 0, intendedAt }
        : { text: `See ${link}`, mediaCount: 0, intendedAt }
    expect(matchPost(world[network].profile.rules, meant, shown.slice(0, 1), new Set())).toMatchObject({
      type: 'one',
      post: { externalId: made },
    })
  })
})
