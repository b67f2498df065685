import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../shared/channels/channels.ts'
import { useNetworkName } from '../../../shared/channels/networks.ts'
import { LinkButton } from '../../../shared/page/LinkButton.tsx'
import { Reason } from '../../../shared/reasons/Reason.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { LanguageTag } from '../../../shared/text/LanguageTag.tsx'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { NetworkMark } from '../../../shared/text/NetworkMark.tsx'
import { StateBadge } from '../../../shared/text/StateBadge.tsx'
import { useAccessEnd } from './access-end.ts'
import classes from './ChannelRow.module.css'

/** One channel: who it is, which languages go out there, when, and what it needs. */
export function ChannelRow({ channel }: { channel: Channel }) {
  const { t } = useTranslation()
  const networkName = useNetworkName()(channel.network)
  const mayManage = useMay('channels.manage', channel.officeId)
  const access = useAccessEnd()(channel)
  const state = channel.stopped && channel.state === 'connected' ? 'stopped' : channel.state
  const needsPerson = channel.state === 'needs_reconnect'
  return (
    <li className={classes.row} data-testid="channel" data-id={channel.id} data-state={state}>
      <NetworkMark network={channel.network} size={34} isDecoration />
      <div className={classes.who}>
        <Link to="/channels/$id" params={{ id: channel.id }} className={classes.name}>
          <bdi>{channel.name}</bdi>
        </Link>
        <span className={classes.meta}>
          {networkName} · <Ltr>{channel.handle}</Ltr>
        </span>
      </div>
      <span className={classes.languages}>
        {channel.languages.map(language => (
          <LanguageTag key={language} language={language} />
        ))}
      </span>
      <span className={classes.meta}>
        {channel.slots.length > 0
          ? t('channels.slotCount', { count: channel.slots.length })
          : t('channels.noSlots')}
      </span>
      <div className={classes.state}>
        <StateBadge state={state} />
        {channel.stopped ? (
          <Reason text={channel.stopped.reason} as="bdi" className={classes.meta} />
        ) : (
          access.isNear && (
            <span className={classes.near} data-tone="warning">
              {access.text}
            </span>
          )
        )}
      </div>
      <div className={classes.end}>
        {mayManage && needsPerson ? (
          <LinkButton to="/channels/$id" params={{ id: channel.id }} variant="default" size="xs">
            {t('channels.reconnect')}
          </LinkButton>
        ) : (
          <IconChevronRight size={18} className={classes.arrow} aria-hidden />
        )}
      </div>
    </li>
  )
}
