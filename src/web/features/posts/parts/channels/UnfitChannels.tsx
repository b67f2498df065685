import { useTranslation } from 'react-i18next'
import { useChannels } from '../../../../shared/channels/channels.ts'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { ChannelName } from '../../../../shared/text/ChannelName.tsx'
import { useLanguageName } from '../../../../shared/text/language-name.ts'
import { useTranslatedList } from '../../../../shared/text/translated-list.ts'
import classes from './ChannelsCard.module.css'

/** Channels of the office on which the item cannot go out, and why. */
export function UnfitChannels({ item, fitting }: { item: NewsItem; fitting: readonly string[] }) {
  const { t } = useTranslation()
  const languageName = useLanguageName()
  const list = useTranslatedList()
  const others = useChannels().filter(
    ({ id, officeId, state }) =>
      officeId === item.officeId && state !== 'disconnected' && !fitting.includes(id),
  )
  return others.map(channel => (
    <li key={channel.id} className={classes.unfit}>
      <ChannelName {...channel} />
      <span className={classes.results}>
        {channel.state === 'connected'
          ? t('posts.noLanguage', { languages: list(channel.languages.map(languageName)) })
          : t('posts.reconnect')}
      </span>
    </li>
  ))
}
