import { useTranslation } from 'react-i18next'
import { isolateLtr } from '../text/isolate.ts'
import { useNumbers } from '../times/numbers.ts'
import { phraseKeyOf } from './known-phrases.ts'

const files = ['file', 'image', 'photo', 'video', 'GIF'] as const
const permissions = [
  'pages_manage_posts',
  'pages_read_engagement',
  'pages_manage_engagement',
  'pages_read_user_content',
  'read_insights',
] as const

const fields = [
  'address',
  'altText',
  'comment',
  'count',
  'country',
  'dailyCap',
  'day',
  'email',
  'handle',
  'holdWhenOverdueMinutes',
  'keywords',
  'labels',
  'language',
  'languages',
  'leastGapMinutes',
  'name',
  'names',
  'note',
  'password',
  'place',
  'places',
  'reason',
  'style',
  'text',
  'timeZone',
  'title',
  'topic',
  'topics',
  'url',
] as const

/** The words of ours that stand in slots, in the reader's language. */
export function useSlotWords() {
  const { t } = useTranslation()
  const number = useNumbers()
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
    /** A field that was sent, "body.names.en" or "variants.0.text": its last known part, with its place in a list. */
    fieldOf(text: string): string {
      const parts = text.split('.')
      const at = parts.findLastIndex(part => isField(part))
      const field = parts[at]
      const place = [parts[at - 1], parts[at + 1]].find(part => part && /^\d{1,4}$/.test(part))
      const name = t(`refusal.field.${isField(field) ? field : 'other'}`)
      return place === undefined ? name : `${name} ${number(Number(place) + 1)}`
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

function isField(part: string | undefined): part is (typeof fields)[number] {
  return fields.some(each => each === part)
}
