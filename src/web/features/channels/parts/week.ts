import { readClock } from '../../../shared/forms/clock-text.ts'
import type { ChannelDetail } from '../api/channel.ts'

type Slots = ChannelDetail['slots']

/** One line of a day while it is typed. */
export interface SlotLine {
  weekday: number
  typed: string
}

export function newLine(weekday: number, typed = ''): SlotLine {
  return { weekday, typed }
}

/** What a form kept, perhaps of another version of the app: without what is no line. */
export function linesIn(kept: unknown): SlotLine[] {
  return Array.isArray(kept) ? kept.filter(isLine) : []
}

function isLine(kept: unknown): kept is SlotLine {
  const { weekday, typed }: { weekday?: unknown; typed?: unknown } = Object(kept)
  return typeof weekday === 'number' && typeof typed === 'string'
}

export function linesOf(slots: Slots): SlotLine[] {
  return slots
    .toSorted((a, b) => a.weekday - b.weekday || a.at.localeCompare(b.at))
    .map(({ weekday, at }) => newLine(weekday, at))
}

export type SlotFault = 'badTime' | 'twice'

/** What is wrong with lines, by their place among all; a line that is still empty is left out of the week. */
export function faultsOf(lines: readonly SlotLine[]): ReadonlyMap<number, SlotFault> {
  const seen = new Set<string>()
  const faults = new Map<number, SlotFault>()
  for (const [place, { weekday, typed }] of lines.entries()) {
    if (typed.trim() === '') continue
    const time = readClock(typed)
    const slot = `${weekday} ${time}`
    if (time === undefined) faults.set(place, 'badTime')
    else if (seen.has(slot)) faults.set(place, 'twice')
    seen.add(slot)
  }
  return faults
}

/** The week as the API takes it, in order. */
export function slotsOf(lines: readonly SlotLine[]): Slots {
  return lines
    .flatMap(({ weekday, typed }) => {
      const at = readClock(typed)
      return at === undefined ? [] : [{ weekday, at }]
    })
    .toSorted((a, b) => a.weekday - b.weekday || a.at.localeCompare(b.at))
}

export function isSameWeek(a: Slots, b: Slots): boolean {
  const text = (slots: Slots) => JSON.stringify(slots.map(({ weekday, at }) => `${weekday} ${at}`).toSorted())
  return text(a) === text(b)
}
