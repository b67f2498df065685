import { describe, expect, it } from 'vitest'
import { networkProfiles } from '../../../src/networks/profiles.ts'
import { looksOn } from '../../../src/publishing/sending/doubt/when-to-look.ts'
import { liveTiming, sandboxTiming, type Timing } from '../../../src/publishing/sending/timing.ts'
import { isDeep } from '../../factories/depth.ts'
import { kept, type Rules, recalls } from './model/rules.ts'
import { type Findings, walk } from './model/walk.ts'
import type { Budget } from './model/world.ts'

// Every order of events of one post, two workers and a network without idempotency keys, each world walked once.
// model/record-steps.ts and model/worker-steps.ts name the function of src/publishing/sending that each step mirrors.

const nothing: Budget = {
  crashes: 0,
  stops: 0,
  failedReads: 0,
  refusals: 0,
  recalls: 0,
  answers: 0,
  outages: 0,
  lateLists: 0,
  forgets: 0,
  moves: 0,
  shifts: 0,
  undos: 0,
  deletions: 0,
  takings: 0,
}

function rules(change: Partial<Omit<Rules, 'budget'>>, budget: Partial<Budget>): Rules {
  const whole = {
    ...kept,
    segments: 1,
    above: undefined,
    media: 'none',
    mostAttempts: Number.POSITIVE_INFINITY,
    holdAfter: Number.POSITIVE_INFINITY,
    networkAhead: 0,
    repetitions: 'taken',
    twin: 'none',
    awayAtMost: 0,
    dueIn: 0,
    recalls: [],
    recallsCome: 'at every moment',
  } as const
  return { ...whole, ...change, budget: { ...nothing, ...budget } }
}

const nothingWrong = {
  duplicates: 0,
  losses: 0,
  afterRecall: 0,
  untold: 0,
  needless: 0,
  withoutExit: 0,
  circles: 0,
}

function tell(title: string, { worlds, ends, attempts, states, ...counts }: Findings): void {
  const last = Object.entries(states).map(([state, count]) => `${count} ${state}`)
  const found = Object.keys(nothingWrong).map(
    fault => `${counts[fault as keyof typeof nothingWrong]} ${fault}`,
  )
  console.info(
    `${title}: ${worlds} worlds, ${attempts} attempts at most, ${found.join(', ')}, ${ends} ends (${last.join(', ')})`,
  )
}

// A walk takes a second or two of a processor, which it may have to share.
const patience = { timeout: 240_000 }

/** Walks of a second and more each, on a quiet machine. */
const largest: [string, Rules][] = [
  [
    'with images to upload, a crash, a worker that wakes late and a refusal',
    rules({ media: 'to upload' }, { crashes: 1, stops: 1, refusals: 1 }),
  ],
  [
    'with any recall, a person who answers, a crash, a failed read-back and a refusal',
    rules({ recalls }, { recalls: 1, crashes: 1, failedReads: 1, refusals: 1, answers: 1 }),
  ],
  [
    'with a post that is moved twice, a crash, a worker that wakes late and a refusal',
    rules({ dueIn: 1 }, { shifts: 2, crashes: 1, stops: 1, refusals: 1 }),
  ],
  [
    'with images, a post that is moved, cancelled and restored, a crash and a worker that wakes late',
    rules({ dueIn: 1, media: 'to upload' }, { shifts: 1, undos: 1, crashes: 1, stops: 1 }),
  ],
  [
    'with a post of a series that is taken off and made again twice, a crash, a worker that wakes late and a refusal',
    rules({ dueIn: 1 }, { takings: 2, crashes: 1, stops: 1, refusals: 1 }),
  ],
  [
    'with two crashes at any step, a worker that wakes late, a failed read-back and a refusal',
    rules({}, { crashes: 2, stops: 1, failedReads: 1, refusals: 1 }),
  ],
  [
    'with a thread of two, any recall, a crash and a worker that wakes late',
    rules(
      { recalls, segments: 2, recallsCome: 'before they are read' },
      { recalls: 1, crashes: 1, stops: 1 },
    ),
  ],
  [
    'with images to upload, any recall, a crash and a worker that wakes late',
    rules({ recalls, media: 'to upload' }, { recalls: 1, crashes: 1, stops: 1 }),
  ],
  [
    'with lists that show a post only after it was sent again, a crash, a worker that wakes late and a refusal',
    rules({ repetitions: 'refused' }, { lateLists: 1, crashes: 1, stops: 1, refusals: 1 }),
  ],
  [
    'with a thread of two of a series that is taken off and made again, any recall, a crash and a worker that wakes late',
    rules(
      { recalls, segments: 2, dueIn: 1, recallsCome: 'before they are read' },
      { takings: 1, recalls: 1, crashes: 1, stops: 1 },
    ),
  ],
]

describe('in every order of events, no post is sent twice, lost or left without a way on', patience, () => {
  it.each<[string, Rules]>([
    [
      'with a crash at any step, a worker that wakes late and a failed read-back',
      rules({}, { crashes: 1, stops: 1, failedReads: 1 }),
    ],
    [
      'with two crashes at any step, a failed read-back and a refusal',
      rules({}, { crashes: 2, failedReads: 1, refusals: 1 }),
    ],
    ['with two workers that wake late, and a crash', rules({}, { crashes: 1, stops: 2 })],
    [
      'with images to upload, a crash and a worker that wakes late',
      rules({ media: 'to upload' }, { crashes: 1, stops: 1 }),
    ],
    [
      'with a thread of two, a crash and a worker that wakes late',
      rules({ segments: 2 }, { crashes: 1, stops: 1 }),
    ],
    [
      'with a thread of two, a crash, a failed read-back and a refusal',
      rules({ segments: 2 }, { crashes: 1, failedReads: 1, refusals: 1 }),
    ],
    [
      'with any recall, a person who answers, a crash and a failed read-back',
      rules({ recalls }, { recalls: 1, crashes: 1, failedReads: 1, answers: 1 }),
    ],
    [
      'with images to upload, any recall and a worker that wakes late',
      rules({ recalls, media: 'to upload' }, { recalls: 1, stops: 1 }),
    ],
    [
      'with a thread of two, any recall, a crash and a person who answers',
      rules({ recalls, segments: 2 }, { recalls: 1, crashes: 1, answers: 1 }),
    ],
    [
      'with a thread of two, any recall and a worker that wakes late',
      rules({ recalls, segments: 2, recallsCome: 'before they are read' }, { recalls: 1, stops: 1 }),
    ],
    [
      'with a thread of three, any two recalls and a person who answers',
      rules({ recalls, segments: 3, recallsCome: 'before they are read' }, { recalls: 2, answers: 1 }),
    ],
    [
      'with a post that may not be late, any recall and a person who answers',
      rules({ recalls, holdAfter: 2 }, { recalls: 1, crashes: 1, answers: 1 }),
    ],
    [
      'with a thread of two, an account that cannot be read for as long as nobody is asked, and a refusal',
      rules({ awayAtMost: 3, segments: 2 }, { outages: 1, refusals: 1 }),
    ],
    [
      // A look that died counts as one that failed.
      'with an account that cannot be read for as long as a look less lasts, a crash and a refusal',
      rules({ awayAtMost: 2 }, { outages: 1, crashes: 1, refusals: 1 }),
    ],
    [
      'with lists that show a post only after it was sent again, a crash and a worker that wakes late',
      rules({ repetitions: 'refused' }, { lateLists: 1, crashes: 1, stops: 1 }),
    ],
    [
      'with a thread of two on late lists, and a crash',
      rules({ repetitions: 'refused', segments: 2 }, { lateLists: 1, crashes: 1 }),
    ],
    [
      'with a network whose clock is behind, an older post like it, a crash and a refusal',
      rules(
        { networkAhead: -3, twin: 'from before' },
        { crashes: 1, failedReads: 1, refusals: 1, answers: 1 },
      ),
    ],
    [
      'with a network whose clock is ahead, an older post like it, a crash and a refusal',
      rules(
        { networkAhead: 3, twin: 'from before' },
        { crashes: 1, failedReads: 1, refusals: 1, answers: 1 },
      ),
    ],
    [
      'with files that the network forgets, a crash, a refusal and a person who answers',
      rules({ media: 'to upload' }, { forgets: 2, crashes: 1, refusals: 1, answers: 1 }),
    ],
    [
      'with a post that is cancelled and scheduled again, a crash and a refusal',
      rules({ dueIn: 1 }, { moves: 1, crashes: 1, refusals: 1, answers: 1 }),
    ],
    [
      'with a post that is moved twice, a crash and a worker that wakes late',
      rules({ dueIn: 1 }, { shifts: 2, crashes: 1, stops: 1 }),
    ],
    [
      'with images, a post that is moved, cancelled and restored, and a crash',
      rules({ dueIn: 1, media: 'to upload' }, { shifts: 1, undos: 1, crashes: 1 }),
    ],
    [
      'with a thread of two that is moved, cancelled, restored and scheduled again, and a crash',
      rules({ dueIn: 1, segments: 2 }, { shifts: 1, undos: 1, moves: 1, crashes: 1 }),
    ],
    [
      'with a post that may not be late and is moved, any recall, a crash and a person who answers',
      rules({ recalls, holdAfter: 1, dueIn: 1 }, { shifts: 2, undos: 1, recalls: 1, crashes: 1, answers: 1 }),
    ],
    [
      'with a thread of two that is cancelled and scheduled again, and any recall',
      rules(
        { recalls, segments: 2, dueIn: 1, recallsCome: 'before they are read' },
        { moves: 1, recalls: 1 },
      ),
    ],
    // Nothing in sending/ knows of series: what they do to a post is to take it off and to make it again.
    [
      'with a post of a series that is taken off and made again twice, a crash and a worker that wakes late',
      rules({ dueIn: 1 }, { takings: 2, crashes: 1, stops: 1 }),
    ],
    [
      'with a thread of two of a series that is taken off, made again and moved, and a crash',
      rules({ dueIn: 1, segments: 2 }, { takings: 1, shifts: 1, crashes: 1 }),
    ],
    [
      'with a post of a series, any recall, a person who cancels, restores and answers, and a crash',
      rules(
        { recalls, dueIn: 1, recallsCome: 'before they are read' },
        { takings: 1, undos: 1, recalls: 1, answers: 1, crashes: 1 },
      ),
    ],
    [
      'with images of an evergreen series that is taken off and made again, a crash and a refusal',
      rules({ dueIn: 1, media: 'to upload' }, { takings: 1, crashes: 1, refusals: 1 }),
    ],
    // The statements of sending/comments/ mirror those of a post of one segment; its post is out, and stays so.
    [
      'with a first comment, a crash, a worker that wakes late and a failed read-back',
      rules({ above: 'its post' }, { crashes: 1, stops: 1, failedReads: 1 }),
    ],
    [
      'with a first comment, any recall, a person who answers, a crash and a refusal',
      rules({ above: 'its post', recalls }, { recalls: 1, crashes: 1, refusals: 1, answers: 1 }),
    ],
    [
      'with a first comment on late lists that refuse repetitions, a crash and a worker that wakes late',
      rules({ above: 'its post', repetitions: 'refused' }, { lateLists: 1, crashes: 1, stops: 1 }),
    ],
    [
      'with a first comment whose post is deleted, a crash, a failed read-back, a refusal and a person who answers',
      rules({ above: 'its post' }, { deletions: 1, crashes: 1, failedReads: 1, refusals: 1, answers: 1 }),
    ],
    ...(isDeep ? largest : []),
  ])('%s', (title, given) => {
    const findings = walk(given)
    tell(title, findings)
    expect(findings.examples).toEqual({})
    expect(findings).toMatchObject(nothingWrong)
    expect(findings.attempts).toBeGreaterThanOrEqual(2)
  })
})

describe('a recall at every moment, and one just before it is read', () => {
  it.each<[string, Partial<Rules>]>([
    ['find the same in a protocol that is kept', {}],
    ['find the same in one that is broken', { uncheckedBy: ['the record of a segment'] }],
  ])('%s', (_title, change) => {
    const budget = { recalls: 1, crashes: 1 }
    const [always, reduced] = (['at every moment', 'before they are read'] as const).map(recallsCome =>
      walk(rules({ recalls, segments: 2, recallsCome, ...change }, budget)),
    )
    const found = ({ states, afterRecall, ...rest }: Findings) => ({
      states: Object.keys(states).sort(),
      isBroken: afterRecall > 0,
      duplicates: rest.duplicates,
      untold: rest.untold,
    })
    if (!always || !reduced) throw new Error('two walks')
    expect(found(reduced)).toEqual(found(always))
    expect(reduced.worlds).toBeLessThan(always.worlds)
  })
})

describe('the walk can see: a protocol broken on purpose', () => {
  it.each<[string, keyof typeof nothingWrong, Partial<Rules>, Partial<Budget>]>([
    [
      'sends twice when doubts are settled without waiting',
      'duplicates',
      { settleWait: 'broken' },
      { crashes: 1 },
    ],
    [
      'sends twice when a stale worker may still write',
      'duplicates',
      { fence: 'broken' },
      { crashes: 1, stops: 1 },
    ],
    [
      'sends twice when a worker sends after its time',
      'duplicates',
      { deadline: 'broken' },
      { crashes: 1, stops: 1 },
    ],
    [
      'sends twice when the time is not looked at again at the first byte',
      'duplicates',
      { firstByte: 'broken' },
      { crashes: 1, stops: 1 },
    ],
    ['sends twice when an unknown outcome is sent again', 'duplicates', { unknown: 'sent again' }, {}],
    [
      'writes a first comment twice when its doubt is settled without waiting',
      'duplicates',
      { above: 'its post', settleWait: 'broken' },
      { crashes: 1 },
    ],
    [
      'writes a first comment twice when a stale worker may still write',
      'duplicates',
      { above: 'its post', fence: 'broken' },
      { crashes: 1, stops: 1 },
    ],
    [
      'writes a first comment after a recall when its claim does not check',
      'afterRecall',
      { above: 'its post', recalls, uncheckedBy: ['the claim'] },
      { recalls: 1 },
    ],
    [
      'asks needlessly about a first comment whose post was deleted when the doubt goes on',
      'needless',
      { above: 'its post', deletedAbove: 'is passed over' },
      { deletions: 1 },
    ],
    [
      'sends after a recall when later segments are not checked',
      'afterRecall',
      { recalls, segments: 2, uncheckedBy: ['the record of a segment'] },
      { recalls: 1 },
    ],
    [
      'sends after a recall when a long upload is not followed by a check',
      'afterRecall',
      { recalls, media: 'to upload', uncheckedBy: ['the intent after an upload'] },
      { recalls: 1 },
    ],
    [
      'sends after a recall when the claim does not check',
      'afterRecall',
      { recalls, uncheckedBy: ['the claim'] },
      { recalls: 1 },
    ],
    ...recalls.map((recall): [string, 'afterRecall', Partial<Rules>, Partial<Budget>] => [
      `sends after a recall when no statement asks for "${recall}"`,
      'afterRecall',
      { recalls: [recall], unchecked: [recall], segments: 2 },
      { recalls: 1 },
    ]),
    [
      'leaves an office untold when a later commit tells it',
      'untold',
      { told: 'in a later one' },
      { crashes: 1, refusals: 1 },
    ],
    [
      'leaves an office untold of a recall when a later commit tells it',
      'untold',
      { recalls, segments: 2, told: 'in a later one' },
      { crashes: 1, recalls: 1 },
    ],
    [
      'tells an office twice that a post is late when it is not marked',
      'untold',
      { lateNote: 'each time' },
      {},
    ],
    [
      'sends twice when an answer without an answer is taken for an empty account',
      'duplicates',
      { emptyAnswer: 'is an empty account' },
      { failedReads: 2 },
    ],
    [
      'sends twice when posts in an unknown form are passed over',
      'duplicates',
      { unknownForm: 'passed over' },
      { failedReads: 2 },
    ],
    [
      'asks needlessly when an account that is away is read again at once each time',
      'needless',
      { awayAtMost: 3, lookAgain: 'at once' },
      { outages: 1 },
    ],
    [
      'asks needlessly when the match starts at the newest attempt',
      'needless',
      { repetitions: 'refused', matchFrom: 'the newest attempt' },
      { lateLists: 1 },
    ],
    [
      "asks needlessly when a network's clock that is behind is not compared",
      'needless',
      { networkAhead: -3, clocks: 'as they stand' },
      {},
    ],
    [
      "takes an older post for its own when a network's clock that is ahead is not compared",
      'losses',
      { networkAhead: 3, twin: 'from before', clocks: 'as they stand' },
      {},
    ],
    [
      'sends twice when only posts that seem newer than the attempt are read',
      'duplicates',
      { networkAhead: -3, readsBack: 'from the attempt on' },
      {},
    ],
    [
      'fails needlessly when forgotten files are not uploaded again',
      'needless',
      { media: 'to upload', forgotten: 'refused for good' },
      { forgets: 1, refusals: 1 },
    ],
    [
      'fails needlessly when files are used until the network has forgotten them',
      'needless',
      { media: 'to upload', forgotten: 'refused for good', oldFiles: 'used' },
      {},
    ],
    [
      'calls a post failed that is out when the refusal of its second send ends the doubt',
      'losses',
      { repetitions: 'refused', refusedResend: 'an end' },
      { lateLists: 1, refusals: 1 },
    ],
    [
      'sends twice when a post that is open or out is scheduled again',
      'duplicates',
      { scheduledAgain: 'always' },
      { moves: 1 },
    ],
    [
      'sends twice when a series takes off a post that is on its way, and makes it again',
      'duplicates',
      { takenOff: 'always', dueIn: 2 },
      { takings: 1, shifts: 1 },
    ],
    ['sends twice when a series makes a post again that is out', 'duplicates', { madeAgain: 'always' }, {}],
    ['sends twice when a post that is on its way is moved', 'duplicates', { moved: 'always' }, { shifts: 1 }],
  ])('%s', (title, fault, broken, budget) => {
    const findings = walk(rules({ mostAttempts: 3, ...broken }, budget))
    tell(title, findings)
    expect(findings[fault]).toBeGreaterThan(0)
  })
})

describe('the real moments are such as the walk supposes', () => {
  it.each<[string, Timing]>([
    ['on the networks', liveTiming],
    ['on the sandbox', sandboxTiming],
  ])('%s', (_title, timing) => {
    expect(timing.sendWindowMs).toBeLessThan(timing.leaseMs)
    for (const { name } of networkProfiles()) {
      const [first, second] = looksOn(timing, name)
      expect(first).toBeGreaterThan(0)
      expect(second).toBeGreaterThan(2_000)
    }
  })
})
