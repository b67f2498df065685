import { Trans, useTranslation } from 'react-i18next'
import { LinkButton } from '../../../../shared/page/LinkButton.tsx'
import { useMay } from '../../../../shared/session/may.ts'
import { Ltr } from '../../../../shared/text/Ltr.tsx'
import { states } from '../../../../shared/text/state.ts'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import type { Need } from '../../needs.ts'
import { NeedLayout } from './NeedLayout.tsx'

type Channel = Extract<Need, { kind: 'reconnect' }>['channel']

/** A channel without access, or whose access ends within a week. */
export function ReconnectNeed({ channel }: { channel: Channel }) {
  const { t } = useTranslation()
  const mayConnect = useMay('channels.manage', channel.officeId)
  const { icon, tone } = states.needs_reconnect
  const isEnding = channel.state === 'connected' && channel.accessEndsAt !== null
  return (
    <NeedLayout
      icon={icon}
      tone={tone}
      title={
        <Trans
          i18nKey={isEnding ? 'today.accessEnds' : 'today.accessEnded'}
          components={{
            channel: <Ltr>{channel.handle.startsWith('@') ? channel.handle : channel.name}</Ltr>,
            time: (
              <OfficeTime
                at={channel.accessEndsAt ?? new Date().toISOString()}
                officeId={channel.officeId}
                withDay
              />
            ),
          }}
        />
      }
      reason={t(mayConnect ? 'today.reconnectWhy' : 'today.askOperator')}
      action={
        <LinkButton to="/channels/$id" params={{ id: channel.id }} size="xs" variant="default">
          {t(mayConnect ? 'today.reconnect' : 'today.look')}
        </LinkButton>
      }
    />
  )
}
