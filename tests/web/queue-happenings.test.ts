import { describe, expect, it } from 'vitest'
import { happeningsOf } from '../../src/web/features/queue/happenings.ts'

const base = { mediaId: null, position: 0, finishedAt: null, outcome: null, code: null, reason: null }
const segment = { position: 0, text: '', link: null, media: [], externalId: null, permalink: null }

describe('what happened to a post', () => {
  it('is told in the order of time, with attempts counted by part', () => {
    const attempts = [
      {
        ...base,
        kind: 'send' as const,
        startedAt: '2026-11-26T10:35:00Z',
        outcome: 'published',
        externalId: '1',
      },
      {
        ...base,
        kind: 'send' as const,
        startedAt: '2026-11-26T10:30:00Z',
        outcome: 'not-sent',
        externalId: null,
      },
    ]
    const told = happeningsOf({ attempts, segments: [segment] })
    expect(told.map(({ outcome, number, part, tone }) => [outcome, number, part, tone])).toEqual([
      ['not-sent', 1, undefined, 'warning'],
      ['published', 2, undefined, 'good'],
    ])
  })

  it.each([
    ['an attempt without an answer', null, 'unanswered'],
    ['an outcome of a later version', 'teleported', 'unknown'],
    ['a refusal', 'rejected', 'rejected'],
  ])('says of %s what it is', (_title, outcome, expected) => {
    const attempt = {
      ...base,
      kind: 'send' as const,
      startedAt: '2026-11-26T10:30:00Z',
      outcome,
      externalId: null,
    }
    expect(happeningsOf({ attempts: [attempt], segments: [segment, segment] })[0]).toMatchObject({
      outcome: expected,
      part: 1,
    })
  })
})
