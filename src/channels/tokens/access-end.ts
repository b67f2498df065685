import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { channelById } from '../channel.view.ts'

/**
 * How long before its end access is warned of, in days, each once. The first leaves more than the seven days
 * promised even when the daily look failed for a week; the last is its end.
 */
const warnAtDays = [0, 2, 7, 14] as const

/** Tells the office when a channel's access will end unless a person connects it again. */
export async function warnOfAccessEnd(db: Db, channelId: string, now: Date): Promise<void> {
  const channel = await channelById(db, channelId)
  if (!channel.accessEndsAt || channel.state !== 'connected') return
  const days = (channel.accessEndsAt.getTime() - now.getTime()) / 86_400_000
  const stage = warnAtDays.find(limit => days <= limit)
  if (stage === undefined) return
  await recordEvents(db, [
    {
      kind: 'channel.access-ends',
      officeId: channel.officeId,
      subjectId: channelId,
      data: { endsAt: channel.accessEndsAt.toISOString(), stage },
    },
  ])
}
