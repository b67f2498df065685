import { type RawBuilder, sql } from 'kysely'
import { toJson } from '../../database/tables.ts'
import type { PostState } from '../post-state.ts'

/**
 * The life of a post, as one table: what may happen to it in each state, and where that leads. Every change of
 * `post.state` in this room goes through this table; the exhaustive test walks it. docs/reliability.md explains it.
 */
export const machine = {
  /** Waits for its due time. */
  scheduled: {
    'claimed-ready': 'sending',
    claimed: 'claimed',
    'too-late': 'missed',
    'approval-gone': 'cancelled',
    'approver-gone': 'needs_attention',
    'thread-recalled': 'needs_attention',
    cancel: 'cancelled',
    move: 'scheduled',
  },
  /** Waits to be sent again: nothing was published by the last attempt, or part of a thread is out. */
  retry_wait: {
    'claimed-ready': 'sending',
    claimed: 'claimed',
    'too-late': 'missed',
    'approval-gone': 'cancelled',
    'approver-gone': 'needs_attention',
    'thread-recalled': 'needs_attention',
    cancel: 'cancelled',
  },
  /** A worker uploads its media; readers see nothing of it. */
  claimed: {
    'claimed-ready': 'sending',
    claimed: 'claimed',
    'intent-written': 'sending',
    'not-sent': 'retry_wait',
    'refused-for-now': 'retry_wait',
    rejected: 'failed',
    'too-late': 'missed',
    'approval-gone': 'cancelled',
    'approver-gone': 'needs_attention',
    'thread-recalled': 'needs_attention',
    stopped: 'scheduled',
    'thread-stopped': 'retry_wait',
    cancel: 'cancelled',
  },
  /** An attempt is written down: from here on only the network knows. */
  sending: {
    'segment-published': 'sending',
    'thread-stopped': 'retry_wait',
    'thread-recalled': 'needs_attention',
    'post-published': 'published',
    'not-sent': 'retry_wait',
    'refused-for-now': 'retry_wait',
    rejected: 'failed',
    'in-doubt': 'reconciling',
    'lease-ended': 'reconciling',
  },
  /** The network is asked whether the attempt came through. */
  reconciling: {
    'found-last': 'published',
    'found-more-to-send': 'retry_wait',
    'not-found-yet': 'reconciling',
    unreadable: 'reconciling',
    'not-there': 'retry_wait',
    undecided: 'needs_attention',
    /** Of a first comment alone: the post above it was deleted, and the comment with it. */
    'post-deleted': 'cancelled',
  },
  /**
   * Only a person can go on: "it is there: this link" or "send it again" after a doubt; after a recall "send the rest",
   * once the same content is approved again, or "leave what is out", which cancels the rest.
   */
  needs_attention: {
    'adopt-last': 'published',
    'adopt-more-to-send': 'retry_wait',
    'send-again': 'retry_wait',
    'approved-again': 'scheduled',
    cancel: 'cancelled',
  },
  /** Older than its channel's rule allows when its turn came: a person decides. */
  missed: {
    'send-again': 'retry_wait',
    'approval-gone': 'cancelled',
    cancel: 'cancelled',
    move: 'scheduled',
  },
  /** Refused by the network for good. */
  failed: { 'send-again': 'retry_wait', cancel: 'cancelled' },
  published: {},
  /** A person undoes what a person did; a recall is not undone. */
  cancelled: { restore: 'scheduled' },
} as const satisfies Record<PostState, Partial<Record<string, PostState>>>

type Machine = typeof machine
export type PostEvent = { [State in PostState]: keyof Machine[State] }[PostState]

/** States in which nothing more happens by itself. */
export const restingStates: readonly PostState[] = [
  'published',
  'cancelled',
  'failed',
  'missed',
  'needs_attention',
]

/** Where an event leads from a state. Throws when the table does not allow it: that is a fault of ours. */
export function step(state: PostState, event: PostEvent): PostState {
  const next = (machine[state] as Partial<Record<PostEvent, PostState>>)[event]
  if (next) return next
  throw new Error(`A post in state "${state}" cannot take the event "${event}"`)
}

/** The states in which an event may happen, for the `where` of a statement. */
export function statesThatTake(event: PostEvent): PostState[] {
  return (Object.keys(machine) as PostState[]).filter(state => event in machine[state])
}

/** `step` in SQL; null where the table does not allow the event, which no row of `post` can take for its state. */
export function stepInSql(state: RawBuilder<unknown>, event: RawBuilder<unknown>) {
  return sql<PostState | null>`(${sql.lit(toJson(machine))}::jsonb -> ${state} ->> ${event})`
}
