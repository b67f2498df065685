import type { Language } from '../../core/languages/language.ts'
import type { Topic } from '../../offices/topics/topic.view.ts'
import { topicMatcher } from '../topics/suggest-topics.ts'
import type { KnownData } from './known-data.ts'
import type { KnownWords } from './settle-record.ts'

/** What is known, as records are settled by it. */
export function knownWords(known: KnownData): KnownWords {
  const current = known.topics.filter(topic => topic.archivedAt === null)
  return {
    ...known,
    topics: new Map(known.topics.flatMap(topic => currentIdOf(topic, current))),
    suggest: suggester(current),
  }
}

/** A merged topic is written as the one that it counts for; neither an archived one is known, nor what leads to one. */
function currentIdOf({ id, mergedInto }: Topic, current: readonly Topic[]): [string, string][] {
  const meant = mergedInto ?? id
  return current.some(topic => topic.id === meant) ? [[id, meant]] : []
}

function suggester(topics: readonly Topic[]): KnownWords['suggest'] {
  const matchers = new Map<Language, (text: string) => string[]>()
  return (text, language) => {
    const matcher = matchers.get(language) ?? topicMatcher(language, topics)
    matchers.set(language, matcher)
    return matcher(text)
  }
}
