import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { DatelineError } from '../../src/core/errors/errors.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { cancelPost } from '../../src/publishing/aftercare/settle-post.ts'
import { alreadyScheduled } from '../../src/publishing/calendar/already-scheduled.ts'
import { person } from '../factories/news.ts'
import { buildApprover, buildPost, postRow } from '../factories/publishing.ts'
import { stopRecalls } from '../factories/recalls.ts'
import type { Lane, Setup } from './lane.ts'
import { doActs, drawActs } from './move-acts.ts'
import type { PlannedPost } from './planned-posts.ts'
import { killSometimes, retriedOften } from './recall-scenarios.ts'
import type { Scenario, Stage } from './stage.ts'

const all: readonly Setup[] = ['postgres-redis', 'postgres', 'embedded']

/** People who move posts about while they become due, and posts that are late before anybody can send them. */
export const moverScenarios: readonly Scenario[] = [
  {
    name: 'a post is cancelled and scheduled again',
    setups: all,
    async strike(stage) {
      const { chance, lane, planned, working, over } = stage
      const targets = planned.filter(post => post.ends.includes('published') && chance.percent(60))
      await working(async () => {
        await delay(chance.between(300, 2_400) * lane.pace)
        for (const target of targets) {
          await moveLater(stage, target)
          await killSometimes(stage)
        }
      })
      over()
    },
  },
  {
    name: 'two people move, swap, cancel and restore posts at once',
    setups: all,
    async strike(stage) {
      const { chance, lane, working, over } = stage
      const [one, other] = [drawActs(stage, 10), drawActs(stage, 10)]
      await working(async () => {
        await delay(chance.between(0, 1_200) * lane.pace)
        await Promise.all([
          doActs(lane, 'mover', one),
          doActs(lane, 'other-mover', other),
          delay(chance.between(200, 900) * lane.pace).then(() => killSometimes(stage)),
        ])
      })
      over()
    },
  },
  {
    name: 'a post is late before its stop ends',
    setups: all,
    async strike({ lane, chance, planned, working, over }) {
      const target = chance.one(planned.filter(post => post.ends.includes('published')))
      const [stop] = stopRecalls
      if (!stop) throw new Error('there is no stop')
      await working(async () => {
        await retriedOften(() => stop.recall(lane.db, target.id))
        // One that was on its way when the stop came is not late: it goes out now.
        await retriedOften(() =>
          sql`update post set due_at = due_at - interval '2 minutes'
            where id = ${target.id} and state in ('scheduled', 'retry_wait')`.execute(lane.db),
        )
        await untilFoundLate(lane, target.id)
        await retriedOften(() => stop.resume(lane.db, target.id))
      })
      over()
    },
  },
]

/** Upkeep looks for late posts every half minute; what it does not find in time is a fault that `unreported` names. */
async function untilFoundLate({ db, pace }: Lane, postId: string): Promise<void> {
  for (const until = Date.now() + 45_000 * pace; Date.now() < until; await delay(250)) {
    const post = await postRow(db, postId).catch(() => undefined)
    if (post?.late_at || post?.state === 'published') return
  }
}

/** Cancels a post, where it is not on its way, and schedules the same content again, where nothing of it is out. */
async function moveLater({ lane, chance, planned }: Stage, target: PlannedPost): Promise<void> {
  if (!(await isCancelled(lane, target.id))) return
  target.ends = ['cancelled']
  const { approval_id } = await retriedOften(() => postRow(lane.db, target.id))
  const rest = await retriedOften(() => alreadyScheduled(lane.db, approval_id))
  if (rest.length > 0) {
    // A part of it is out: what is out stays out.
    target.ends = ['cancelled', 'published']
    return
  }
  const { texts, channelId, facts } = target
  const dueInMs = chance.between(700, 2_200) * lane.pace
  const id = await retriedOften(() => buildOnce(lane, { ...facts, texts, channelId, dueInMs }))
  target.texts = []
  planned.push({ id, channelId, texts, facts, ends: ['published'] })
}

/** Whether a person could take it off the schedule. Repeated, since an answer of the record may be lost. */
async function isCancelled({ db }: Lane, postId: string): Promise<boolean> {
  const mover = 'mover'
  await retriedOften(() => buildApprover(db, mover))
  return await retriedOften(async () => {
    try {
      await cancelPost({ db, clock: systemClock }, { actor: person(mover, 'approver'), postId })
      return true
    } catch (thrown) {
      if (!(thrown instanceof DatelineError) || thrown.family !== 'conflict') throw thrown
      return (await postRow(db, postId)).cancelled_by !== null
    }
  })
}

/** A repetition after a lost answer of the record must not schedule it twice: its texts are no other post's. */
async function buildOnce({ db }: Lane, facts: Parameters<typeof buildPost>[1]): Promise<string> {
  const known = await db
    .selectFrom('segment')
    .innerJoin('post', 'post.id', 'segment.post_id')
    .select('post.id')
    .where('segment.text', '=', facts.texts?.[0] ?? '')
    .where('post.cancelled_by', 'is', null)
    .executeTakeFirst()
  return known?.id ?? (await db.transaction().execute(trx => buildPost(trx, facts)))
}
