import { IconAlertTriangleFilled, IconCircleCheckFilled } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Trans } from 'react-i18next'
import type { Channel } from '../../../../shared/channels/channels.ts'
import { NetworkMark } from '../../../../shared/text/NetworkMark.tsx'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import type { Health } from '../../health.ts'
import classes from './ChannelRow.module.css'

/** A channel and how it is, in words and with a mark. */
export function ChannelRow({ channel, health }: { channel: Channel; health: Health }) {
  const { network, handle, name, officeId, id } = channel
  const Icon = health.tone === 'good' ? IconCircleCheckFilled : IconAlertTriangleFilled
  return (
    <Link to="/channels/$id" params={{ id }} className={classes.row} data-tone={health.tone}>
      <NetworkMark network={network} size={26} />
      <span className={classes.words}>
        <span className={classes.name}>
          <bdi>{handle.startsWith('@') ? handle : name}</bdi>
        </span>
        <span className={classes.state}>
          <Trans
            i18nKey={`today.health.${health.kind}`}
            components={{ time: <OfficeTime at={health.at ?? ''} officeId={officeId} withDay /> }}
          />
        </span>
      </span>
      <Icon size={18} aria-hidden className={classes.icon} />
    </Link>
  )
}
