import { useTranslation } from 'react-i18next'
import { type LogWord, useLogWords, type WordList } from '../../shared/log-words/log-words.ts'
import { useWordLabel } from '../../shared/log-words/word-label.ts'

export interface Choice {
  value: string
  label: string
}

/** The words of a list to choose from, in their order; an entry keeps its word where that is no longer one of them. */
export function useWordChoices(list: WordList, kept?: string): Choice[] {
  const choiceOf = useChoiceOf()
  const words = useLogWords().filter(word => word.list === list)
  const choices = words.filter(({ state, word }) => state === 'listed' || word === kept).map(choiceOf)
  if (kept === undefined || choices.some(({ value }) => value === kept)) return choices
  return [...choices, { value: kept, label: kept }]
}

/** The words by which the log can be searched: those of the list, and apart from them all that entries may still hold. */
export function useWordFilter(list: WordList, chosen: string | undefined) {
  const { t } = useTranslation()
  const choiceOf = useChoiceOf()
  const words = useLogWords().filter(word => word.list === list)
  const others = words.filter(({ state }) => state !== 'listed').map(choiceOf)
  const isKnown = chosen === undefined || words.some(({ word }) => word === chosen)
  // The address may name any word.
  const items = isKnown ? others : [...others, { value: chosen, label: chosen }]
  return [
    ...words.filter(({ state }) => state === 'listed').map(choiceOf),
    ...(items.length > 0 ? [{ group: t('log.notListed'), items }] : []),
  ]
}

function useChoiceOf(): (word: LogWord) => Choice {
  const label = useWordLabel()
  return word => ({ value: word.word, label: label(word) })
}
