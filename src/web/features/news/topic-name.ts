import { useTranslation } from 'react-i18next'
import { labelIn } from '../../shared/text/label-in.ts'
import { codeOfTag } from '../../shared/text/language-codes.ts'

/** Names topics in the reader's language. */
export function useTopicName(): (topic: { id: string; labels: Readonly<Record<string, string>> }) => string {
  const language = codeOfTag(useTranslation().i18n.language)
  return ({ id, labels }) => labelIn(labels, language, id)
}
