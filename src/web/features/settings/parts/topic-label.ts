import { useTranslation } from 'react-i18next'
import { codeOfTag } from '../../../shared/text/language-codes.ts'
import type { Topic } from '../api/topics.ts'

/** What topics are called in the reader's language, else in English. */
export function useTopicLabel(): (topic: Pick<Topic, 'id' | 'labels'>) => string {
  const language = codeOfTag(useTranslation().i18n.language)
  return ({ id, labels }) => labels[language] ?? labels.en ?? Object.values(labels)[0] ?? id
}
