import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../shared/channels/channels.ts'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { ChannelRow } from './ChannelRow.tsx'
import classes from './OfficeChannels.module.css'

interface OfficeChannelsProps {
  officeId: string
  channels: readonly Channel[]
}

/** The channels of one office; the disconnected ones last. */
export function OfficeChannels({ officeId, channels }: OfficeChannelsProps) {
  const { t } = useTranslation()
  const name = useOfficeNames()(officeId)
  if (channels.length === 0) return null
  const isOut = ({ state }: Channel) => Number(state === 'disconnected')
  return (
    <Card title={name} aside={t('channels.count', { count: channels.length })} isList>
      <ul className={classes.list}>
        {channels
          .toSorted((a, b) => isOut(a) - isOut(b))
          .map(channel => (
            <ChannelRow key={channel.id} channel={channel} />
          ))}
      </ul>
    </Card>
  )
}
