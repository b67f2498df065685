import { useTranslation } from 'react-i18next'
import { activityKinds, ageBands, enquiryChannels, enquiryTopics } from './log-words.ts'

export interface LogLabels {
  kind: (word: string) => string
  contactMethod: (word: string) => string
  topic: (word: string) => string
  age: (band: string) => string
}

/** What the words of the log are called on the screens; those of an office's own as they were written. */
export function useLogLabels(): LogLabels {
  const { t } = useTranslation()
  return {
    kind: word => {
      const known = activityKinds.find(each => each === word)
      return known ? t(`log.kinds.${known}`) : word
    },
    contactMethod: word => {
      const known = enquiryChannels.find(each => each === word)
      return known ? t(`log.channels.${known}`) : word
    },
    topic: word => {
      const known = enquiryTopics.find(each => each === word)
      return known ? t(`log.topics.${known}`) : word
    },
    age: band => {
      const known = ageBands.find(each => each === band)
      return known ? t(`log.age.${known}`) : band
    },
  }
}
