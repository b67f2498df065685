import type { SlotDay } from './api/slots.ts'

/** A time at which some channels of an office have a free slot. */
export interface FreeSlot {
  key: string
  officeId: string
  dueAt: string
  wall: string
  channels: readonly { id: string; network: string; handle: string }[]
}

/** What is still free and to come, channels with the same time together. */
export function freeSlotsOf(
  rows: readonly SlotDay[],
  now: number,
  wallOf: (slot: SlotDay['slots'][number], row: SlotDay) => string,
): FreeSlot[] {
  const free = rows.flatMap(row =>
    row.slots
      .filter(slot => slot.state === 'free' && Date.parse(slot.dueAt) > now)
      .map(slot => ({ row, slot, wall: wallOf(slot, row) })),
  )
  const groups = Map.groupBy(free, ({ row, wall }) => `${row.officeId} ${wall}`)
  return [...groups].flatMap(([key, group]) => {
    const [first] = group
    if (!first) return []
    const channels = group.map(({ row }) => ({ id: row.channelId, network: row.network, handle: row.handle }))
    return [{ key, officeId: first.row.officeId, dueAt: first.slot.dueAt, wall: first.wall, channels }]
  })
}
