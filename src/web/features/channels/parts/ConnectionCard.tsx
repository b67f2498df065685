import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../../shared/feedback/Confirm.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../shared/page/Card.tsx'
import { Reason } from '../../../shared/reasons/Reason.tsx'
import { StateBadge } from '../../../shared/text/StateBadge.tsx'
import { useTimeText } from '../../../shared/times/time-text.ts'
import { useBeginConnect } from '../api/begin-connect.ts'
import type { ChannelDetail } from '../api/channel.ts'
import { useCheckChannel } from '../api/check-channel.ts'
import { useDisconnectChannel } from '../api/disconnect-channel.ts'
import { useAccessEnd } from './access-end.ts'
import classes from './ConnectionCard.module.css'

/** How the channel stands with its network, and what can be done about it. */
export function ConnectionCard({ channel, isReadOnly }: { channel: ChannelDetail; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const timeText = useTimeText()
  const access = useAccessEnd()(channel)
  const check = useCheckChannel(channel.id)
  const begin = useBeginConnect()
  const disconnect = useDisconnectChannel(channel.id)
  const [asksToDisconnect, setAsksToDisconnect] = useState(false)
  const isConnected = channel.state === 'connected'
  const title = channel.handle.startsWith('@') ? channel.handle : channel.name
  const problem = check.error ?? begin.error
  const server = channel.handle.split('@')[2]
  return (
    <Card title={t('channels.connection')} aside={<StateBadge state={channel.state} />}>
      <div className={classes.lines}>
        <p>{t(`channels.stateText.${channel.state}`)}</p>
        {channel.stateReason && !isConnected && (
          <Reason text={channel.stateReason} as="p" className={classes.reason} />
        )}
        {channel.blocked && (
          <p className={classes.reason}>
            {t('channels.blocked', { time: timeText(channel.blocked.until, channel.officeId) })}
          </p>
        )}
        {channel.state !== 'disconnected' && (
          <p className={access.isNear ? classes.near : classes.meta}>{access.text}</p>
        )}
        <p className={classes.meta} role="status">
          {channel.checkedAt
            ? t('channels.checked', { time: timeText(channel.checkedAt, channel.officeId) })
            : t('channels.neverChecked')}
          {check.data?.repeated && ` ${t('channels.repeated')}`}
        </p>
        {problem && <ProblemAlert problem={problem} title={t('channels.notConnected')} />}
        {!isReadOnly && (
          <Group gap="sm">
            {(!isConnected || access.isNear) && (
              <Button
                loading={begin.isPending || begin.isSuccess}
                onClick={() =>
                  begin.mutate({
                    network: channel.network,
                    officeId: channel.officeId,
                    ...(server ? { server } : {}),
                  })
                }
              >
                {t('channels.reconnect')}
              </Button>
            )}
            {channel.state !== 'disconnected' && (
              <>
                <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
                  {t('forms.check')}
                </Button>
                <Button variant="subtle" color="red" onClick={() => setAsksToDisconnect(true)}>
                  {t('channels.disconnect')}
                </Button>
              </>
            )}
          </Group>
        )}
      </div>
      <Confirm
        isOpen={asksToDisconnect}
        title={t('channels.disconnectTitle', { channel: title })}
        doIt={t('channels.disconnect')}
        keep={t('channels.keep')}
        isBusy={disconnect.isPending}
        problem={disconnect.error}
        onConfirm={() => disconnect.mutate(undefined, { onSuccess: () => setAsksToDisconnect(false) })}
        onClose={() => setAsksToDisconnect(false)}
      >
        <p>{t('channels.disconnectText')}</p>
      </Confirm>
    </Card>
  )
}
