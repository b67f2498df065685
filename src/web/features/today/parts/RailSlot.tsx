import { IconCalendarPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Trans, useTranslation } from 'react-i18next'
import { useMay } from '../../../shared/session/may.ts'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { NetworkMark } from '../../../shared/text/NetworkMark.tsx'
import type { FreeSlot } from '../rail.ts'
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
  const mayFill = useMay('news.write', officeId)
  return (
    <>
      <RailTime at={at} officeId={officeId} isOneZone={isOneZone} />
      <div className={classes.slot} data-testid="slot">
        <NetworkMark network={slot.network} />
        <span className={classes.words}>
          <Trans i18nKey="today.freeSlot" components={{ channel: <Ltr>{slot.handle}</Ltr> }} />
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
