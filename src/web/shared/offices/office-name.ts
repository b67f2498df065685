import { useTranslation } from 'react-i18next'
import { codeOfTag } from '../text/language-codes.ts'
import { type Office, useOffices } from './offices.ts'

/** In the reader's language where the office has a name in it, else in English, else in any. */
export function officeName({ id, names }: Pick<Office, 'id' | 'names'>, language: string): string {
  return names[language] ?? names.en ?? Object.values(names)[0] ?? id
}

/** Names offices by their ids: `const nameOf = useOfficeNames()`. An office that one may not read is named by its id. */
export function useOfficeNames(): (id: string) => string {
  const offices = useOffices()
  const language = codeOfTag(useTranslation().i18n.language)
  return id => officeName(offices.find(office => office.id === id) ?? { id, names: {} }, language)
}
