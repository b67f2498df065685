import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../../../../shared/channels/channels.ts'
import { useChosenOffices } from '../../../../shared/offices/chosen-offices.ts'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { laterPart } from '../../../../shared/page/later-part.tsx'
import { stopsQuery } from '../../api/stops.ts'

const StopLine = laterPart(() => import('./StopLine.tsx').then(part => part.StopLine), 44)

/** Under the header while anything is stopped: what, who, since when, why, and Resume. */
export function StopBand() {
  const { t } = useTranslation()
  const nameOf = useOfficeNames()
  const shown = useChosenOffices().map(({ id }) => id)
  const channels = useChannels()
  const stops = useQuery(stopsQuery).data
  if (!stops) return null
  return (
    <div aria-live="assertive">
      {stops.everything && (
        <StopLine
          what={t('frame.stop.everything')}
          stop={stops.everything}
          target={{ scope: 'everything' }}
          officeId="*"
        />
      )}
      {stops.offices
        .filter(({ officeId }) => shown.includes(officeId))
        .map(stop => (
          <StopLine
            key={stop.officeId}
            what={nameOf(stop.officeId)}
            stop={stop}
            target={{ scope: 'office', officeId: stop.officeId }}
            officeId={stop.officeId}
          />
        ))}
      {stops.channels
        .filter(({ officeId }) => shown.includes(officeId))
        .map(stop => {
          const channel = channels.find(({ id }) => id === stop.channelId)
          return (
            <StopLine
              key={stop.channelId}
              what={channel?.handle ?? t('frame.stop.aChannel')}
              stop={stop}
              target={{ scope: 'channel', channelId: stop.channelId }}
              officeId={stop.officeId}
            />
          )
        })}
    </div>
  )
}
