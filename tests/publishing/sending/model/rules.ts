import type { Timing } from '../../../../src/publishing/sending/timing.ts'
import type { Budget } from './world.ts'

/** What is walked: the protocol's rules, which a test may break on purpose, and how much goes wrong on the way. */
export interface Rules {
  /** Off: a doubt is settled at once, by two looks at the same moment. */
  settleWait: 'kept' | 'broken'
  /** Off: what a worker writes counts even when another one has taken the post over. */
  fence: 'kept' | 'broken'
  /** Off: a worker sends even when its time is over. */
  deadline: 'kept' | 'broken'
  /** Off: the time is looked at before the connection is made, and not again in the turn of the first byte. */
  firstByte: 'kept' | 'broken'
  /** Off: an answer that says nothing is taken for "not sent". */
  unknown: 'asked about' | 'sent again'
  /** Off: a post is "older" when it is older than the newest attempt at it. */
  matchFrom: 'the first attempt' | 'the newest attempt'
  /** Off: an answer that holds no list of posts is taken for an account without posts. */
  emptyAnswer: 'is no answer' | 'is an empty account'
  /** Off: posts in a form that is not known are passed over. */
  unknownForm: 'may be it' | 'passed over'
  /** Off: a read-back that failed is made again after the same short wait each time. */
  lookAgain: 'later each time' | 'at once'
  /** Off: what the network calls a moment is compared with the record's clock as it stands. */
  clocks: 'by their difference' | 'as they stand'
  /** Off: only posts that seem newer than the attempt are read. */
  readsBack: 'hours before' | 'from the attempt on'
  /** Off: files are used however old their upload is. */
  oldFiles: 'uploaded again' | 'used'
  /** Off: a send whose files the network has forgotten is refused for good. */
  forgotten: 'uploaded again' | 'refused for good'
  /** Off: a second send that is refused for good settles the doubt about the first. */
  refusedResend: 'a doubt' | 'an end'
  /** Off: a post is scheduled again even where it is in doubt, or part of it is out. */
  scheduledAgain: 'when nothing is open or out' | 'always'
  /** Off: a post is moved even where it is on its way or in doubt. */
  moved: 'when nothing is on its way' | 'always'
  /** Off: a series takes a post off the schedule even where a worker has tried it. */
  takenOff: 'when nothing was tried' | 'always'
  /** Off: a series makes a post again even where it is on its way or out. */
  madeAgain: 'when nothing is open or out' | 'always'
  /** Off: a post that was found late is not marked, and found again. */
  lateNote: 'once' | 'each time'
  /** Off: the doubt about a first comment goes on after its post was deleted. */
  deletedAbove: 'ends the doubt' | 'is passed over'
  /** How many ticks the network's clock goes before the record's. */
  networkAhead: number
  /** Whether the network takes a post with the words of one that it has. */
  repetitions: 'taken' | 'refused'
  /** An older post with the same words that is not ours. */
  twin: 'none' | 'from before'
  /** The account cannot be read for so many ticks at most; the program promises to ask nobody before that. */
  awayAtMost: number
  /** In how many ticks the post is due. */
  dueIn: number
  /** The recalls that may come. */
  recalls: readonly Recall[]
  /** When they may come: at every moment, or only just before a statement that asks for them, which is the same. */
  recallsCome: 'at every moment' | 'before they are read'
  /** Off: these recalls are not asked for by any statement. */
  unchecked: readonly Recall[]
  /** Off: these statements ask for no recall. */
  uncheckedBy: readonly WriteAhead[]
  /** Off: what became of a post is told by a later commit than the one that made it so. */
  told: 'in the same commit' | 'in a later one'
  /** A post that is so many ticks overdue when its turn comes, and of which nothing is out, waits for a person. */
  holdAfter: number
  /** What stands above the first segment: nothing, or for a first comment its post, which is out already. */
  above: undefined | 'its post'
  /** 1, or a thread of so many. */
  segments: number
  media: 'none' | 'to upload'
  /** Worlds with more attempts are not walked: a broken protocol may go on for ever. */
  mostAttempts: number
  budget: Budget
}

/** The five ways in which permission to publish is taken back. */
export const recalls = ['withdrawn', 'edited', 'approver deactivated', 'stopped', 'disconnected'] as const
export type Recall = (typeof recalls)[number]

/** The statements that let a segment go out. */
export type WriteAhead = 'the claim' | 'the intent after an upload' | 'the record of a segment'

/** A set of recalls, as a number: one bit for each. */
export function bitsOf(set: readonly Recall[]): number {
  return set.reduce((bits, recall) => bits | (1 << recalls.indexOf(recall)), 0)
}
/** Those that take the approval away, and those that end. */
export const approvalBits = bitsOf(['withdrawn', 'edited', 'approver deactivated'])
export const stopBits = bitsOf(['stopped', 'disconnected'])

/** As the protocol is. */
export const kept = {
  settleWait: 'kept',
  fence: 'kept',
  deadline: 'kept',
  firstByte: 'kept',
  unknown: 'asked about',
  unchecked: [],
  uncheckedBy: [],
  told: 'in the same commit',
  matchFrom: 'the first attempt',
  emptyAnswer: 'is no answer',
  unknownForm: 'may be it',
  lookAgain: 'later each time',
  clocks: 'by their difference',
  readsBack: 'hours before',
  oldFiles: 'uploaded again',
  forgotten: 'uploaded again',
  refusedResend: 'a doubt',
  scheduledAgain: 'when nothing is open or out',
  moved: 'when nothing is on its way',
  takenOff: 'when nothing was tried',
  madeAgain: 'when nothing is open or out',
  lateNote: 'once',
  deletedAbove: 'ends the doubt',
} as const

/**
 * Longer than the tolerance that `matchPost` gives to clocks, so that a post of an earlier tick is never taken for
 * that of a later attempt.
 */
export const tickMs = 120_000

/** The shortest timing in which every order of events has room. */
export const timing = {
  leaseMs: 2 * tickMs,
  sendWindowMs: tickMs,
  lookAfterMs: [tickMs, tickMs],
  failedLooksAllowed: 2,
  lookAgainMs: [tickMs, 2 * tickMs],
  tickMs,
  ringAgainMs: tickMs,
} satisfies Timing

export function ticks(ms: number): number {
  return Math.ceil(ms / tickMs)
}

export function dateOf(tick: number): Date {
  return new Date(tick * tickMs)
}

/** From its send on, a request may land until the lease is over and the first wait too: the settle wait covers it. */
export const landsWithin = ticks(timing.leaseMs + timing.lookAfterMs[0])

/** A read-back shows a post so late at most: the second wait covers it. */
export const readLag = ticks(timing.lookAfterMs[1])

/** A list that is late shows a post only after both looks, when it was sent once more. */
export const lateLag = landsWithin + 3 * readLag

/** The network keeps a file that stands in no post for so many ticks, and the program uploads it again before that. */
export const filesKept = 3
export const filesRenewed = 2
