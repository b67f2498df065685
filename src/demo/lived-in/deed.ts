import type { Library } from './images/library.ts'
import type { Actors } from './sign-ins.ts'
import type { World } from './world.ts'

/** One thing that a person does, or that happens, at a moment (UTC). */
export interface Deed {
  at: Date
  run(): Promise<void>
}

/** What deeds are done with. */
export interface Means {
  world: World
  actors: Actors
  library: Library
  /** The moment at which the installation is to be whole, UTC. */
  now: Date
  /** Ids of the items by their stories. */
  items: Map<string, string>
}
