import type { Story } from '../story.ts'
import { dhakaStories } from './dhaka.ts'
import { istanbulStories } from './istanbul.ts'
import { lahoreStories } from './lahore.ts'

/** Everything that the offices of the demo write. */
export const stories: readonly Story[] = [...lahoreStories, ...dhakaStories, ...istanbulStories]

export function storyOf(key: string): Story {
  const story = stories.find(each => each.key === key)
  if (!story) throw new Error(`no story of the demo is called ${key}`)
  return story
}
