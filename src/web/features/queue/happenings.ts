import type { Tone } from '../../shared/text/state.ts'
import type { Attempt, PostDetail } from './api/post.ts'

/** What the record says of an attempt; others than these are shown by the network's own word. */
const outcomes = {
  published: 'good',
  uploaded: 'good',
  'not-sent': 'warning',
  'rate-limited': 'warning',
  'channel-blocked': 'warning',
  rejected: 'failed',
  duplicate: 'doubt',
  unknown: 'doubt',
} as const satisfies Record<string, Tone>

export type Outcome = keyof typeof outcomes | 'unanswered'

export interface Happening {
  key: string
  kind: Attempt['kind']
  startedAt: string
  finishedAt: string | null
  outcome: Outcome
  tone: Tone
  /** The network's response, in the words of the record. */
  reason: string | null
  code: string | null
  /** Counted among attempts of the same kind and part, from 1. */
  number: number
  /** From 1; undefined where the post has one part. */
  part: number | undefined
}

/** Every attempt of a post, the first one first, with what came of it. */
export function happeningsOf({ attempts, segments }: Pick<PostDetail, 'attempts' | 'segments'>): Happening[] {
  const counted = new Map<string, number>()
  return attempts
    .toSorted((a, b) => a.startedAt.localeCompare(b.startedAt))
    .map(attempt => {
      const of = `${attempt.kind} ${attempt.position} ${attempt.mediaId ?? ''}`
      const number = (counted.get(of) ?? 0) + 1
      counted.set(of, number)
      const outcome = outcomeOf(attempt.outcome)
      return {
        key: `${of} ${number}`,
        kind: attempt.kind,
        startedAt: attempt.startedAt,
        finishedAt: attempt.finishedAt,
        outcome,
        tone: outcome === 'unanswered' ? 'doubt' : outcomes[outcome],
        reason: attempt.reason,
        code: attempt.code,
        number,
        part: segments.length > 1 ? attempt.position + 1 : undefined,
      }
    })
}

function outcomeOf(outcome: string | null): Outcome {
  if (outcome === null) return 'unanswered'
  return outcome in outcomes ? (outcome as keyof typeof outcomes) : 'unknown'
}
