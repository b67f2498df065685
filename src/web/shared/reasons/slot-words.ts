import { useTranslation } from 'react-i18next'
import { isolateLtr } from '../text/isolate.ts'
import { phraseKeyOf } from './phrases.ts'

const files = ['file', 'image', 'photo', 'video', 'GIF'] as const
const permissions = [
  'pages_manage_posts',
  'pages_read_engagement',
  'pages_manage_engagement',
  'pages_read_user_content',
  'read_insights',
] as const

/** The words of ours that stand in slots, in the reader's language. */
export function useSlotWords() {
  const { t } = useTranslation()
  return {
    /** The kind of a file: "image". */
    wordOf(text: string): string {
      const word = files.find(each => each === text)
      return word ? t(`reason.file.${word}`) : text
    },
    /** Words of ours in a sentence about a file: "The date". */
    phraseOf(text: string): string {
      const key = phraseKeyOf(text)
      return key ? t(`file.phrase.${key}`) : text
    },
    /** What an access lacks: "publish posts (pages_manage_posts) or read figures (read_insights)". */
    permissionsOf(text: string): string {
      const named = text.split(' or ').map(each => {
        const permission = permissions.find(name => each.endsWith(`(${name})`))
        return permission ? `${t(`reason.lets.${permission}`)} (${isolateLtr(permission)})` : each
      })
      return named.join(t('shared.listComma'))
    },
  }
}
