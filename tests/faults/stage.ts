import type { Chance } from './chance.ts'
import type { Found, Recall } from './judge.ts'
import type { Lane, Setup } from './lane.ts'
import type { PlannedPost } from './planned-posts.ts'

/** What a scenario may touch. */
export interface Stage {
  lane: Lane
  chance: Chance
  channelIds: { x: string[]; facebook: string[] }
  /** What the run has scheduled. A scenario may change in which states a post may end, and add posts. */
  planned: PlannedPost[]
  /** The run is not over before this work is, though every post is at rest. */
  working(work: () => Promise<void>): Promise<void>
  /** Notes that the fault has ended just now: recovery counts from here. */
  over(): void
  /** Resolves when every post is at rest. */
  rested: Promise<unknown>
  /** A process was killed. */
  killed(): void
  /** Notes that permission to publish was taken back. */
  recalled(recall: Recall): void
  /** Notes what the scenario itself finds wrong at its end. */
  found(found: readonly Found[]): void
}

/** A row of "Faults to survive". `strike` is called as the posts become due and resolves when the fault is over. */
export interface Scenario {
  name: string
  setups: readonly Setup[]
  strike(stage: Stage): Promise<void>
}
