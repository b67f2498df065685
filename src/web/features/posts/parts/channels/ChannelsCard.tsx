import { useTranslation } from 'react-i18next'
import { useChannels } from '../../../../shared/channels/channels.ts'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import type { PreviewedPost } from '../../../../shared/previews/previewed-post.ts'
import { type Choice, switched } from '../../choice.ts'
import { ChannelRow } from './ChannelRow.tsx'
import classes from './ChannelsCard.module.css'
import { channelsOf } from './channels-of.ts'
import { SilentLanguages } from './SilentLanguages.tsx'
import { UnfitChannels } from './UnfitChannels.tsx'
import { Why } from './Why.tsx'

interface ChannelsCardProps {
  item: NewsItem
  posts: readonly PreviewedPost[]
  choice: Choice
  onChoose: (choice: Choice) => void
  selected: string | undefined
  onSelect: (channelId: string) => void
}

export function ChannelsCard({ item, posts, choice, onChoose, selected, onSelect }: ChannelsCardProps) {
  const { t } = useTranslation()
  const channels = useChannels()
  const ids = channelsOf({ posts: [...posts] })
  const on = ids.filter(id => !choice.off.includes(id)).length
  return (
    <Card title={t('posts.channels')} aside={t('posts.channelCount', { on, all: ids.length })} isList>
      <ul className={classes.list}>
        {ids.map(id => (
          <ChannelRow
            key={id}
            channel={channels.find(channel => channel.id === id)}
            posts={posts.filter(({ channelId }) => channelId === id)}
            isOn={!choice.off.includes(id)}
            onSwitch={() => onChoose(switched(choice, id))}
            isSelected={id === selected}
            onSelect={() => onSelect(id)}
          />
        ))}
        <UnfitChannels item={item} fitting={ids} />
        <SilentLanguages item={item} />
      </ul>
      <Why item={item} posts={posts.filter(({ channelId }) => channelId === selected)} />
    </Card>
  )
}
