import { IconCalendarPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Trans, useTranslation } from 'react-i18next'
import { useChannels } from '../../../../shared/channels/channels.ts'
import { useMay } from '../../../../shared/session/may.ts'
import { NetworkMark } from '../../../../shared/text/NetworkMark.tsx'
import type { FreeSlot } from '../../rail.ts'
import classes from './RailSlot.module.css'
import { RailTime } from './RailTime.tsx'

interface RailSlotProps {
  at: string
  officeId: string
  slot: FreeSlot
  isOneZone: boolean
}

/** A slot that no post has yet, and the way to fill it. */
export function RailSlot({ at, officeId, slot, isOneZone }: RailSlotProps) {
  const { t } = useTranslation()
  const name = useChannels().find(({ id }) => id === slot.channelId)?.name ?? slot.handle
  const mayFill = useMay('news.write', officeId)
  return (
    <>
      <RailTime at={at} officeId={officeId} isOneZone={isOneZone} />
      <div className={classes.slot} data-testid="slot">
        <NetworkMark network={slot.network} />
        <span className={classes.words}>
          <Trans i18nKey="today.freeSlot" components={{ channel: <bdi>{name}</bdi> }} />
        </span>
        {mayFill && (
          <Link to="/news/new" search={{ at, channel: slot.channelId }} className={classes.fill}>
            <IconCalendarPlus size={16} stroke={1.8} aria-hidden />
            {t('today.fill')}
          </Link>
        )}
      </div>
    </>
  )
}
