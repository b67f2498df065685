import { useTranslation } from 'react-i18next'
import { useChannels } from '../../shared/channels/channels.ts'
import { useChosenOffices } from '../../shared/offices/chosen-offices.ts'
import { useOfficeNames } from '../../shared/offices/office-name.ts'
import { may } from '../../shared/session/may.ts'
import { useSession } from '../../shared/session/session.ts'
import type { StopTarget } from './api/stops.ts'

export type TargetWithoutReason = StopTarget extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'reason'>
    : never
  : never

interface Scope {
  value: string
  label: string
  target: TargetWithoutReason
}

/** What the person may stop, the likeliest first: the office that the pages show, its channels, the others, everything. */
export function useStopScopes(): readonly Scope[] {
  const { t } = useTranslation()
  const session = useSession()
  const nameOf = useOfficeNames()
  const offices = useChosenOffices().filter(({ id }) => may(session, 'posts.stop', id))
  const channels = useChannels().filter(
    ({ officeId, state }) => state !== 'disconnected' && offices.some(({ id }) => id === officeId),
  )
  return [
    ...offices.map(
      ({ id }): Scope => ({
        value: `office ${id}`,
        label: t('frame.stop.office', { office: nameOf(id) }),
        target: { scope: 'office', officeId: id },
      }),
    ),
    ...channels.map(
      ({ id, handle, name, officeId }): Scope => ({
        value: `channel ${id}`,
        label: t('frame.stop.channel', {
          channel: handle.startsWith('@') ? handle : name,
          office: nameOf(officeId),
        }),
        target: { scope: 'channel', channelId: id },
      }),
    ),
    ...(may(session, 'posts.stop', '*')
      ? [{ value: 'everything', label: t('frame.stop.everything'), target: { scope: 'everything' } } as const]
      : []),
  ]
}
