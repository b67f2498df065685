import { describe, expect, it } from 'vitest'
import { systemClock } from '../../../../src/core/time/clock.ts'
import type { RemotePost } from '../../../../src/networks/network.ts'
import { createXNetwork } from '../../../../src/networks/x/x-network.ts'
import { type MeantPost, matchPost } from '../../../../src/publishing/sending/doubt/matching.ts'

const intendedAt = new Date('2026-11-23T09:00:00Z')
const rules = createXNetwork({ origin: 'http://127.0.0.1', clock: systemClock }).profile.rules
const meant: MeantPost = { text: 'Lahore: doors open at nine.', mediaCount: 0, intendedAt }

function shown(change: Partial<RemotePost> = {}): RemotePost {
  const createdAt = new Date(intendedAt.getTime() + 2_000)
  return { externalId: '1', text: meant.text, createdAt, mediaCount: 0, links: [], ...change }
}

describe('a post that cannot be read', () => {
  const odd = shown({ externalId: '9', text: '', unreadable: true })
  it.each<[string, RemotePost[], string[], string]>([
    ['may be the one that was meant', [odd], [], 'unreadable'],
    ['does not matter beside the one that was meant', [odd, shown()], [], 'one'],
    ['is not it where another post of ours has its id', [odd], ['9'], 'none'],
    ['is not it where it is older', [{ ...odd, createdAt: new Date('2026-11-23T08:50:00Z') }], [], 'none'],
  ])('%s', (_title, posts, adopted, type) => {
    expect(matchPost(rules, meant, posts, new Set(adopted)).type).toBe(type)
  })
})

describe('a post is the one that was meant', () => {
  it.each<[string, Partial<MeantPost>, Partial<RemotePost>, 'one' | 'none' | 'older' | 'other-files']>([
    ['when its text is the same', {}, {}, 'one'],
    [
      'when its text differs only in how accents are composed',
      { text: 'Caf\u00e9' },
      { text: 'Cafe\u0301' },
      'one',
    ],
    ['when the network folded white space', { text: 'a \n\n b' }, { text: 'a b' }, 'one'],
    [
      'when the network dropped invisible isolates',
      { text: 'فون \u20660304\u2069' },
      { text: 'فون 0304' },
      'one',
    ],
    ['not when a word differs', {}, { text: 'Lahore: doors open at ten.' }, 'none'],
    [
      'when it was made up to a minute before, by the network’s clock',
      {},
      { createdAt: new Date('2026-11-23T08:59:30Z') },
      'one',
    ],
    [
      'perhaps when it was made earlier: a clock may be wrong',
      {},
      { createdAt: new Date('2026-11-23T08:50:00Z') },
      'older',
    ],
    ['when it answers the same parent', { parentExternalId: '7' }, { parentExternalId: '7' }, 'one'],
    ['not when it answers another', { parentExternalId: '7' }, { parentExternalId: '8' }, 'none'],
    ['not when it should answer and does not', { parentExternalId: '7' }, {}, 'none'],
    ['when it carries media as meant', { mediaCount: 2 }, { mediaCount: 2 }, 'one'],
    ['not when it carries none', { mediaCount: 1 }, {}, 'none'],
    [
      'when it shows the link',
      { link: 'https://a.example/x' },
      { links: ['https://www.a.example/x/'] },
      'one',
    ],
    [
      'not when it shows another link',
      { link: 'https://a.example/x' },
      { links: ['https://a.example/y'] },
      'none',
    ],
    [
      'when it shows the very files uploaded for it, in any order',
      { mediaCount: 2, mediaHandles: ['1', '2'] },
      { mediaCount: 2, mediaIds: ['2', '1'] },
      'one',
    ],
    [
      'when it shows them, even if the network changed its words',
      { mediaCount: 1, mediaHandles: ['1'] },
      { mediaCount: 1, mediaIds: ['1'], text: 'Lahore: doors open at 9.' },
      'one',
    ],
    [
      'when it shows them, even if it seems to be older',
      { mediaCount: 1, mediaHandles: ['1'] },
      { mediaCount: 1, mediaIds: ['1'], createdAt: new Date('2026-11-23T08:30:00Z') },
      'one',
    ],
    [
      'when it shows the video of its upload session (Facebook)',
      { mediaCount: 1, mediaHandles: ['video:7:9'] },
      { mediaCount: 1, mediaIds: ['7'] },
      'one',
    ],
    [
      'when it shows only the first photos of an album, and the words are the same',
      { mediaCount: 3, mediaHandles: ['1', '2', '3'] },
      { mediaCount: 2, mediaIds: ['1', '2'] },
      'one',
    ],
    [
      'not when it shows the first photos of an album, and other words',
      { mediaCount: 3, mediaHandles: ['1', '2', '3'] },
      { mediaCount: 2, mediaIds: ['1', '2'], text: 'Karachi: doors open at nine.' },
      'none',
    ],
    [
      'perhaps when the words are the same and the files are others',
      { mediaCount: 1, mediaHandles: ['1'] },
      { mediaCount: 1, mediaIds: ['8'] },
      'other-files',
    ],
    [
      'not when both words and files are others',
      { mediaCount: 1, mediaHandles: ['1'] },
      { mediaCount: 1, mediaIds: ['8'], text: 'Karachi: doors open at nine.' },
      'none',
    ],
    [
      'when the network names no files, by its words',
      { mediaCount: 1, mediaHandles: ['1'] },
      { mediaCount: 1 },
      'one',
    ],
  ])('%s', (_title, meaning, showing, expected) => {
    expect(matchPost(rules, { ...meant, ...meaning }, [shown(showing)], new Set()).type).toBe(expected)
  })

  it('not when another attempt has its id already', () => {
    expect(matchPost(rules, meant, [shown()], new Set(['1'])).type).toBe('none')
  })

  it('when its twin with the same words shows other files', () => {
    const pictured = { ...meant, mediaCount: 1, mediaHandles: ['1'] }
    const twin = shown({ mediaCount: 1, mediaIds: ['8'] })
    const own = shown({ externalId: '2', mediaCount: 1, mediaIds: ['1'] })
    expect(matchPost(rules, pictured, [twin, own], new Set())).toEqual({ type: 'one', post: own })
  })

  it('and nobody guesses when two show its files', () => {
    const pictured = { ...meant, mediaCount: 1, mediaHandles: ['1'] }
    const posts = ['1', '2'].map(externalId => shown({ externalId, mediaCount: 1, mediaIds: ['1'] }))
    expect(matchPost(rules, pictured, posts, new Set()).type).toBe('many')
  })

  it('not when it shows the files and another attempt has its id already', () => {
    const pictured = { ...meant, mediaCount: 1, mediaHandles: ['1'] }
    const taken = shown({ mediaCount: 1, mediaIds: ['1'] })
    expect(matchPost(rules, pictured, [taken], new Set(['1'])).type).toBe('none')
  })

  it('and nobody guesses when there are two', () => {
    expect(matchPost(rules, meant, [shown(), shown({ externalId: '2' })], new Set()).type).toBe('many')
  })
})
