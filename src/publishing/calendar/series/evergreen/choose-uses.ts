import type { Language } from '../../../../core/languages/language.ts'
import type { PlannedTime } from '../../times/plan.ts'

/** What a pool can post on one channel: an item in a language, and the key of its words where the network minds them. */
export interface PoolEntry {
  itemPosition: number
  language: Language
  sameTextKey?: string | undefined
}

/** An entry on the channel, used already or still to be. */
export interface Use extends Pick<PoolEntry, 'itemPosition' | 'language'> {
  /** The office's wall clock, 'YYYY-MM-DDTHH:MM'. */
  local: string
  dueAt: Date
}

export interface ChosenUse {
  slot: PlannedTime
  entry: PoolEntry
}

interface Choice {
  /** Free ones of one channel, in order; read one at a time, after what was chosen before. */
  slots: Iterable<PlannedTime>
  entries: readonly PoolEntry[]
  /** Of the pool's items on the channel, also those that the pool did not make. */
  uses: readonly Use[]
  /** Between two uses of an entry, by the days of the office's calendar. */
  leastDays: number
  /** How long the network minds the same words, in milliseconds; undefined where it does not, or a person accepted it. */
  mindsFor?: number | undefined
}

/**
 * Gives free slots to the entries of a pool: each slot to the entry that waits longest, those that were never used first.
 * A slot for which every entry was used too near stays free.
 */
export function* chooseUses({
  slots,
  entries,
  uses: made,
  leastDays,
  mindsFor,
}: Choice): Generator<ChosenUse> {
  const uses = [...made]
  for (const slot of slots) {
    const day = dayNumber(slot.local)
    const waiting = entries.filter(
      entry =>
        uses.every(use => !isOf(use, entry) || Math.abs(dayNumber(use.local) - day) >= leastDays) &&
        (mindsFor === undefined || !repeats(entry, slot.dueAt, entries, uses, mindsFor)),
    )
    const [entry] = waiting.toSorted((one, other) => lastUse(one, slot, uses) - lastUse(other, slot, uses))
    if (!entry) continue
    uses.push({ ...entry, local: slot.local, dueAt: slot.dueAt })
    yield { slot, entry }
  }
}

/** How near the nearest use of the entry is, in days of the calendar; infinite where there is none. */
export function daysToNearest(
  entry: Pick<PoolEntry, 'itemPosition' | 'language'>,
  local: string,
  uses: readonly Use[],
): number {
  const day = dayNumber(local)
  return Math.min(
    Number.POSITIVE_INFINITY,
    ...uses.filter(use => isOf(use, entry)).map(use => Math.abs(dayNumber(use.local) - day)),
  )
}

function isOf(use: Use, { itemPosition, language }: Pick<PoolEntry, 'itemPosition' | 'language'>): boolean {
  return use.itemPosition === itemPosition && use.language === language
}

function lastUse(entry: PoolEntry, { dueAt }: PlannedTime, uses: readonly Use[]): number {
  return Math.max(
    Number.MIN_SAFE_INTEGER,
    ...uses.filter(use => isOf(use, entry) && use.dueAt < dueAt).map(use => use.dueAt.getTime()),
  )
}

/** Twice in a row, or within the time in which the network minds. */
function repeats(
  { sameTextKey }: PoolEntry,
  at: Date,
  entries: readonly PoolEntry[],
  uses: readonly Use[],
  mindsFor: number,
): boolean {
  if (sameTextKey === undefined) return false
  const alike = (use: Use) => entries.some(entry => isOf(use, entry) && entry.sameTextKey === sameTextKey)
  const before = uses.filter(use => use.dueAt <= at)
  const after = uses.filter(use => use.dueAt > at)
  const nearest = [
    before.toSorted((one, other) => other.dueAt.getTime() - one.dueAt.getTime())[0],
    after.toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())[0],
  ]
  return (
    nearest.some(use => use !== undefined && alike(use)) ||
    uses.some(use => alike(use) && Math.abs(use.dueAt.getTime() - at.getTime()) <= mindsFor)
  )
}

/** Days of the calendar, counted: the clocks play no part in how far two of them are apart. */
function dayNumber(local: string): number {
  return Date.parse(`${local.slice(0, 10)}T00:00:00Z`) / 86_400_000
}
