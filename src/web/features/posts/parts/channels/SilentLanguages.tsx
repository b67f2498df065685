import { useTranslation } from 'react-i18next'
import { useChannels } from '../../../../shared/channels/channels.ts'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { useLanguageName } from '../../../../shared/text/language-name.ts'
import { useTranslatedList } from '../../../../shared/text/translated-list.ts'
import classes from './ChannelsCard.module.css'

/** Languages in which the item is written and no connected channel of its office posts; nothing where there are none. */
export function SilentLanguages({ item }: { item: NewsItem }) {
  const { t } = useTranslation()
  const languageName = useLanguageName()
  const list = useTranslatedList()
  const spoken = useChannels()
    .filter(({ officeId, state }) => officeId === item.officeId && state === 'connected')
    .flatMap(({ languages }) => languages)
  const silent = item.content.variants.map(({ language }) => language).filter(each => !spoken.includes(each))
  if (silent.length === 0) return null
  return (
    <li className={classes.unfit}>
      <span className={classes.results}>
        {t('posts.silentLanguages', { languages: list(silent.map(languageName)) })}
      </span>
    </li>
  )
}
