import type { Story } from '../story.ts'
import { dhakaStories } from './dhaka.ts'
import { istanbulStories } from './istanbul.ts'
import { lahoreStories } from './lahore.ts'

/** Everything that the offices of the demo write. */
export const stories: readonly Story[] = [...lahoreStories, ...dhakaStories, ...istanbulStories]
