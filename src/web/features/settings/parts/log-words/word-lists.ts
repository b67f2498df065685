import { type LogWord, useLogWords, type WordList } from '../../../../shared/log-words/log-words.ts'

/** The lists of the log's words, in the order of their tabs. */
export const wordLists = ['kind', 'contact-method', 'topic'] as const satisfies readonly WordList[]

/** The list that an address names; the kinds of activities where it names none. */
export function wordListOf(list: string | undefined): WordList {
  return wordLists.find(each => each === list) ?? 'kind'
}

/** The words of one list by what they are to people. */
export function useWordsOf(list: WordList): Readonly<Record<LogWord['state'], readonly LogWord[]>> {
  const words = useLogWords().filter(word => word.list === list)
  const of = (state: LogWord['state']) => words.filter(word => word.state === state)
  return { listed: of('listed'), pending: of('pending'), archived: of('archived'), merged: of('merged') }
}
