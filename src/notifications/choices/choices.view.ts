import type { Db } from '../../database/connect.ts'
import { kindsForAll, type NotificationKind, notificationKinds } from '../kinds.ts'

/** What a person chose, or what is usual. */
export interface NotificationChoices {
  /** When their daily digest comes: a full hour on the clocks of a zone; null: none comes. */
  digest: { hour: number; timeZone: string } | null
  kinds: KindChoice[]
}

export interface KindChoice {
  kind: NotificationKind
  about: string
  inApp: boolean
  /** `usual`: at once to approvers, operators and administrators of the office, to others not at all. */
  mail: MailChoice
  /** About the safety of an account: it cannot be turned off. */
  isFixed: boolean
}

export const mailChoices = ['usual', 'at-once', 'digest', 'none'] as const
export type MailChoice = (typeof mailChoices)[number]

/** Of every kind there is. */
export async function notificationChoices(db: Db, personId: string): Promise<NotificationChoices> {
  const digest = await db
    .selectFrom('notification_digest')
    .select(['hour', 'time_zone as timeZone'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const rows = await db
    .selectFrom('notification_choice')
    .select(['kind', 'in_app', 'mail'])
    .where('person_id', '=', personId)
    .execute()
  const chosen = new Map(rows.map(row => [row.kind, row]))
  const kinds = (Object.keys(notificationKinds) as NotificationKind[]).map(kind => {
    const choice = chosen.get(kind)
    return {
      kind,
      about: notificationKinds[kind].about,
      inApp: choice?.in_app ?? true,
      mail: choice?.mail ?? ('usual' as const),
      isFixed: kindsForAll.includes(kind),
    }
  })
  return { digest: digest ?? null, kinds }
}
