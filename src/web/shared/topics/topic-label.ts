import { useTranslation } from 'react-i18next'
import { labelIn } from '../text/label-in.ts'
import { codeOfTag } from '../text/language-codes.ts'
import type { Topic } from './topics.ts'

/** What topics are called in the reader's language, else in English. */
export function useTopicLabel(): (topic: Pick<Topic, 'id' | 'labels'>) => string {
  const language = codeOfTag(useTranslation().i18n.language)
  return ({ id, labels }) => labelIn(labels, language, id)
}
