import { Switch, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../../shared/channels/channels.ts'
import type { PreviewedPost } from '../../../../shared/previews/previewed-post.ts'
import { ChannelName } from '../../../../shared/text/ChannelName.tsx'
import { LanguageTag } from '../../../../shared/text/LanguageTag.tsx'
import { AccessEnds } from './AccessEnds.tsx'
import classes from './ChannelsCard.module.css'
import { ResultWords } from './ResultWords.tsx'

interface ChannelRowProps {
  channel: Channel | undefined
  /** One for each language in which the channel posts. */
  posts: readonly PreviewedPost[]
  isOn: boolean
  onSwitch: () => void
  isSelected: boolean
  onSelect: () => void
}

export function ChannelRow({ channel, posts, isOn, onSwitch, isSelected, onSelect }: ChannelRowProps) {
  const { t } = useTranslation()
  const [first] = posts
  if (!first) return null
  const name = channel?.name ?? first.handle
  const isDone = posts.every(({ alreadyScheduled }) => alreadyScheduled)
  return (
    <li className={classes.row} data-selected={isSelected || undefined}>
      <UnstyledButton className={classes.pick} onClick={onSelect} aria-pressed={isSelected}>
        <span className={classes.name}>
          <ChannelName network={first.network} handle={first.handle} name={name} />
        </span>
        <span className={classes.results}>
          {posts.map(post => (
            <span key={post.language} className={classes.result}>
              <LanguageTag language={post.language} />
              <ResultWords post={post} />
            </span>
          ))}
          <AccessEnds channel={channel} />
        </span>
      </UnstyledButton>
      <Switch
        checked={isOn || isDone}
        disabled={isDone}
        onChange={onSwitch}
        aria-label={t('posts.useChannel', { channel: first.handle })}
        data-testid="channel-switch"
        data-id={first.channelId}
      />
    </li>
  )
}
