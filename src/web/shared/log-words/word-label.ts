import { useTranslation } from 'react-i18next'
import { labelIn } from '../text/label-in.ts'
import { codeOfTag } from '../text/language-codes.ts'
import type { LogWord } from './log-words.ts'

/** What words of the log are called in the reader's language, else in English; one without a label as it was written. */
export function useWordLabel(): (word: Pick<LogWord, 'word' | 'labels'>) => string {
  const language = codeOfTag(useTranslation().i18n.language)
  return ({ word, labels }) => labelIn(labels, language, word)
}
