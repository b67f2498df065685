import type { Language } from '../../core/languages/language.ts'
import { foldedWords, patternsOf, type WordPattern } from '../../offices/topics/keywords.ts'
import type { Topic } from '../../offices/topics/topic.view.ts'

type Keywords = Pick<Topic, 'id' | 'keywords'>

/**
 * For texts of one language, the topics that each is about: those whose keywords it has, most mentions first; of equals, the one that stands
 * earlier in `topics`. A keyword is one or more whole words of the text's language, in any letter case; `*` at an
 * end of a word stands for any letters ("traffick*").
 */
export function topicMatcher(language: Language, topics: readonly Keywords[]): (text: string) => string[] {
  const phrases = topics.flatMap((topic, position) =>
    (topic.keywords[language] ?? []).map(keyword => ({ position, words: patternsOf(keyword) })),
  )
  const byFirstWord = Map.groupBy(
    phrases.filter(({ words: [first] }) => first?.kind === 'whole'),
    ({ words: [first] }) => first?.letters ?? '',
  )
  const openEnded = phrases.filter(({ words: [first] }) => first && first.kind !== 'whole')
  return text => {
    const words = foldedWords(text)
    const counts = topics.map(() => 0)
    for (const [at, word] of words.entries()) {
      for (const phrase of [...(byFirstWord.get(word) ?? []), ...openEnded]) {
        if (phrase.words.every((pattern, offset) => matches(pattern, words[at + offset]))) {
          counts[phrase.position] = (counts[phrase.position] ?? 0) + 1
        }
      }
    }
    return topics
      .map((topic, position) => ({ id: topic.id, count: counts[position] ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count)
      .map(({ id }) => id)
  }
}

function matches(pattern: WordPattern, word: string | undefined): boolean {
  if (word === undefined) return false
  switch (pattern.kind) {
    case 'whole':
      return word === pattern.letters
    case 'start':
      return word.startsWith(pattern.letters)
    case 'end':
      return word.endsWith(pattern.letters)
    case 'inside':
      return word.includes(pattern.letters)
  }
}
