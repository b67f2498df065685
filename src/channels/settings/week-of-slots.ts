import { DatelineError } from '../../core/errors/errors.ts'
import type { Db } from '../../database/connect.ts'
import type { Slot } from '../channel.view.ts'

/** A slot every half hour of the week; what is beyond it is a mistake. */
const mostSlots = 336

/** In English, as all messages to staff are; ISO weekdays from 1. */
export const weekdayNames = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

/** A week's slots in order. Throws `bad-input` with every fault by its place, such as `slots[3]`; each slot stands once. */
export function checkWeek(slots: readonly Slot[]): Slot[] {
  if (slots.length > mostSlots)
    throw new DatelineError('slots-too-many', { count: slots.length, most: mostSlots })
  const places = new Map<string, number>()
  const faults = slots.flatMap((slot, place) => {
    const fault = faultOf(slot)
    if (fault) return [`slots[${place}]: ${fault}`]
    const key = keyOf(slot)
    const twin = places.get(key)
    if (twin !== undefined) return [`slots[${place}]: ${slotLabel(slot)} is slots[${twin}] already`]
    places.set(key, place)
    return []
  })
  if (faults.length > 0) throw new DatelineError('slots-invalid', { faults: faults.join('; ') }, faults)
  return slots.map(({ weekday, at }) => ({ weekday, at })).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** "Monday 09:00". */
export function slotLabel({ weekday, at }: Slot): string {
  return `${weekdayNames[weekday - 1] ?? `weekday ${weekday}`} ${at}`
}

/** Replaces the slots of a channel, inside the caller's transaction. */
export async function writeSlots(trx: Db, channelId: string, slots: readonly Slot[]): Promise<void> {
  await trx.deleteFrom('channel_slot').where('channel_id', '=', channelId).execute()
  if (slots.length === 0) return
  await trx
    .insertInto('channel_slot')
    .values(slots.map(slot => ({ channel_id: channelId, ...slot })))
    .execute()
}

function faultOf({ weekday, at }: Slot): string | undefined {
  if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7)
    return `weekday ${weekday} is not 1 (Monday) to 7 (Sunday)`
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) return `time "${at.slice(0, 40)}" is not 00:00 to 23:59`
  return undefined
}

function keyOf({ weekday, at }: Slot): string {
  return `${weekday} ${at}`
}
