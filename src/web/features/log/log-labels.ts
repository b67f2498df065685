import { useTranslation } from 'react-i18next'
import { useLogWords, type WordList } from '../../shared/log-words/log-words.ts'
import { useWordLabel } from '../../shared/log-words/word-label.ts'
import { usualAgeBands } from './age-bands.ts'

export interface LogLabels {
  kind: (word: string) => string
  contactMethod: (word: string) => string
  topic: (word: string) => string
  age: (band: string) => string
}

/** What the words of the log are called on the screens, the archived and merged ones too. */
export function useLogLabels(): LogLabels {
  const { t } = useTranslation()
  const words = useLogWords()
  const label = useWordLabel()
  const of = (list: WordList) => (word: string) =>
    label(words.find(each => each.list === list && each.word === word) ?? { word, labels: {} })
  return {
    kind: of('kind'),
    contactMethod: of('contact-method'),
    topic: of('topic'),
    age: band => {
      if (band === 'unknown') return t('log.age.unknown')
      const known = usualAgeBands.find(each => each === band)
      return known ? t(`log.age.${known}`) : band
    },
  }
}
