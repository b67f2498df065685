import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { withText } from '../../src/web/features/item/editing/content.ts'
import { openEditing } from '../../src/web/features/item/editing/editing.ts'
import type { Base } from '../../src/web/features/item/editing/editing-state.ts'
import { Problem } from '../../src/web/shared/api/problem.ts'
import type { ItemContent } from '../../src/web/shared/item/item.ts'

const content: ItemContent = {
  places: [],
  topics: [],
  variants: [
    { language: 'en', text: 'One' },
    { language: 'ur', text: 'ایک' },
  ],
  media: [],
}
const base: Base = { revision: 1, contentHash: 'h1', content }

/** An item that is open, with a server that answers as told and a browser that notes what it keeps. */
function open(...answers: (Problem | 'saved')[]) {
  const sent: { content: ItemContent; revision: number | undefined }[] = []
  const kept: ItemContent[] = []
  let isForgotten = false
  const onTheWay: (() => void)[] = []
  const editing = openEditing(
    {
      async send(given, from) {
        sent.push({ content: given, revision: from?.revision })
        onTheWay.shift()?.()
        const answer = answers.shift() ?? 'saved'
        if (answer !== 'saved') throw answer
        const revision = (from?.revision ?? 0) + 1
        return { revision, contentHash: `h${revision}`, savedAt: '2026-11-27T10:00:00.000Z' }
      },
      async keep(given) {
        kept.push(given)
        isForgotten = false
      },
      async forget() {
        isForgotten = true
      },
    },
    { content, base, savedAt: undefined },
  )
  const type = (text: string, language = 'en') => editing.change(given => withText(given, language, text))
  return {
    editing,
    sent,
    kept,
    type,
    onTheWay,
    isForgotten: () => isForgotten,
    status: () => editing.getState().status,
  }
}

function editedMeanwhile(theirs: ItemContent): Problem {
  const current = {
    revision: 2,
    contentHash: 'h2',
    content: theirs,
    savedBy: { id: 'b', name: 'Bilal' },
    savedAt: '2026-11-27T09:59:00.000Z',
  }
  return new Problem({ code: 'edited-meanwhile', detail: 'x', current }, 409)
}

describe('what is written', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is in this browser after 400 ms and on the server after 8 s of rest', async () => {
    const { type, kept, sent, status, isForgotten } = open()
    type('Two')
    expect(status()).toBe('typing')
    await vi.advanceTimersByTimeAsync(400)
    expect([kept.length, status()]).toEqual([1, 'kept'])
    await vi.advanceTimersByTimeAsync(7_599)
    expect(sent).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect([sent.length, status(), isForgotten()]).toEqual([1, 'saved', true])
  })

  it('is sent at most once a minute by itself, and at once when asked', async () => {
    const { editing, type, sent } = open()
    type('Two')
    await vi.advanceTimersByTimeAsync(8_000)
    type('Three')
    await vi.advanceTimersByTimeAsync(59_000)
    expect(sent).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent).toHaveLength(2)
    type('Four')
    await editing.saveNow()
    expect(sent.map(({ revision }) => revision)).toEqual([1, 2, 3])
  })

  it('stays here while the server cannot be reached, and goes when it can', async () => {
    const { type, sent, status, kept } = open(new Problem({ code: 'unreachable' }, 0))
    type('Two')
    await vi.advanceTimersByTimeAsync(8_000)
    expect([status(), kept.length > 0]).toEqual(['offline', true])
    await vi.advanceTimersByTimeAsync(5_000)
    expect([sent.length, status()]).toEqual([2, 'saved'])
  })

  it('stays here when the session ends, until the person is signed in again', async () => {
    const { editing, type, status, isForgotten } = open(new Problem({ code: 'not-signed-in' }, 401))
    type('Two')
    expect(await editing.saveNow()).toBe(false)
    type('Three')
    expect([status(), isForgotten()]).toEqual(['signed-out', false])
    expect(await editing.saveNow()).toBe(true)
    expect(status()).toBe('saved')
  })

  it.each([
    ['413', 'request-too-large', 413],
    ['422', 'bad-input', 422],
    ['429', 'request-limit', 429],
    ['503', 'request-not-served', 503],
  ])('stays here after an answer %s, with the reason', async (_title, code, answered) => {
    const { editing, type, status, isForgotten } = open(new Problem({ code, detail: 'Why.' }, answered))
    type('Two')
    expect(await editing.saveNow()).toBe(false)
    expect([status(), editing.getState().problem?.detail, isForgotten()]).toEqual(['refused', 'Why.', false])
    expect(editing.getState().content.variants[0]?.text).toBe('Two')
  })

  it('is joined with what another person saved elsewhere in the item, and sent again', async () => {
    const { editing, type, sent, status } = open(editedMeanwhile(withText(content, 'ur', 'دو')))
    type('Two')
    expect(await editing.saveNow()).toBe(true)
    expect(sent[1]).toMatchObject({ revision: 2, content: { variants: [{ text: 'Two' }, { text: 'دو' }] } })
    expect(status()).toBe('saved')
    expect(editing.getState().joined).toEqual({ by: 'Bilal', parts: ['text ur'] })
  })

  it('is not sent over the same words of another person before someone chooses', async () => {
    const { editing, type, sent, status } = open(editedMeanwhile(withText(content, 'en', 'Zwei')))
    type('Two')
    expect(await editing.saveNow()).toBe(false)
    expect(status()).toBe('conflict')
    expect(editing.getState().conflict?.clashes).toMatchObject([{ base: 'One', mine: 'Two', theirs: 'Zwei' }])
    expect(await editing.saveNow()).toBe(false)
    expect(sent).toHaveLength(1)
    expect(await editing.resolve(new Map([['text en', 'Two, or Zwei']]))).toBe(true)
    expect(sent[1]).toMatchObject({ revision: 2, content: { variants: [{ text: 'Two, or Zwei' }, {}] } })
  })

  it('asks no one about their own words, where the answer to an earlier save was lost', async () => {
    const lost = new Problem({ code: 'unreachable' }, 0)
    const { editing, type, sent, status } = open(lost, editedMeanwhile(withText(content, 'en', 'Two')))
    type('Two')
    expect(await editing.saveNow()).toBe(false)
    type('Two and three')
    expect(await editing.saveNow()).toBe(true)
    expect(sent.map(({ revision }) => revision)).toEqual([1, 1, 2])
    expect(sent[2]?.content.variants[0]?.text).toBe('Two and three')
    expect([status(), editing.getState().joined]).toEqual(['saved', undefined])
  })

  it('is asked about where another person saved after an answer that was lost', async () => {
    const lost = new Problem({ code: 'unreachable' }, 0)
    const { editing, type, status } = open(lost, editedMeanwhile(withText(content, 'en', 'Zwei')))
    type('Two')
    await editing.saveNow()
    expect(await editing.saveNow()).toBe(false)
    expect(status()).toBe('conflict')
  })

  it('does not give way to an answer that is older than what was saved', async () => {
    const { editing, type, status } = open()
    type('Two')
    await editing.saveNow()
    editing.adopt(base, '2026-11-27T09:59:00.000Z')
    expect([editing.getState().content.variants[0]?.text, status()]).toEqual(['Two', 'saved'])
  })

  it('goes on being kept while it is on its way, and is sent after the next rest', async () => {
    const { editing, type, sent, status, onTheWay } = open()
    type('Two')
    onTheWay.push(() => type('Three'))
    await editing.saveNow()
    expect(status()).toBe('typing')
    await vi.advanceTimersByTimeAsync(60_000)
    expect([sent.length, sent[1]?.content.variants[0]?.text, status()]).toEqual([2, 'Three', 'saved'])
  })

  it('is sent once more where it was asked for while older words were on their way', async () => {
    const { editing, type, sent, status, onTheWay } = open()
    type('Two')
    const asked: Promise<boolean>[] = []
    onTheWay.push(() => {
      type('Three')
      asked.push(editing.saveNow(), editing.saveNow())
    })
    await editing.saveNow()
    expect(await Promise.all(asked)).toEqual([true, true])
    expect(sent.map(({ content }) => content.variants[0]?.text)).toEqual(['Two', 'Three'])
    expect(status()).toBe('saved')
  })

  it('is tried once more where it was asked for while an attempt was about to be refused', async () => {
    const { editing, type, sent, status, onTheWay } = open(new Problem({ code: 'bad-input' }, 422))
    type('Two')
    const asked: Promise<boolean>[] = []
    onTheWay.push(() => asked.push(editing.saveNow()))
    expect(await editing.saveNow()).toBe(false)
    expect(await asked[0]).toBe(true)
    expect([sent.length, status()]).toEqual([2, 'saved'])
  })

  it('is kept and not sent once the page is closed', async () => {
    const { editing, type, kept, sent } = open()
    type('Two')
    editing.close()
    expect(kept.map(({ variants }) => variants[0]?.text)).toEqual(['Two'])
    type('Three')
    expect(await editing.saveNow()).toBe(false)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(kept.map(({ variants }) => variants[0]?.text)).toEqual(['Two', 'Three'])
    expect(sent).toEqual([])
  })

  it('gives way to what the server has now only where nothing is unsaved', () => {
    const theirs = { revision: 2, contentHash: 'h2', content: withText(content, 'en', 'Zwei') }
    const { editing, type } = open()
    type('Two')
    editing.adopt(theirs, '2026-11-27T10:00:00.000Z')
    expect(editing.getState().content.variants[0]?.text).toBe('Two')
    const clean = open()
    clean.editing.adopt(theirs, '2026-11-27T10:00:00.000Z')
    expect(clean.editing.getState().content.variants[0]?.text).toBe('Zwei')
  })
})
