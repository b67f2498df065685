// Days are `2026-11-26` and wall-clock times `2026-11-26T09:30`: texts without a zone, as people read them off a clock.

const dayMs = 24 * 60 * 60 * 1_000

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + count * dayMs).toISOString().slice(0, 10)
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00Z`).getUTCDay() || 7
}

/** The seven days from Monday on. */
export function weekOf(day: string): string[] {
  const monday = addDays(day, 1 - weekdayOf(day))
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index))
}

/** The whole weeks that a month touches. */
export function weeksOfMonth(day: string): string[][] {
  const first = `${day.slice(0, 8)}01`
  const weeks = [weekOf(first)]
  for (;;) {
    const next = addDays(weeks.at(-1)?.[0] ?? first, 7)
    if (next.slice(0, 7) > day.slice(0, 7)) return weeks
    weeks.push(weekOf(next))
  }
}

/** The same day of another month, or its last one. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10)
}

export function dayOf(wall: string): string {
  return wall.slice(0, 10)
}

/** Since midnight, as the clock shows it. */
export function minutesOf(wall: string): number {
  return Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16))
}

/** A clock time of a day; beyond midnight it is on the next or the previous day. */
export function wallAt(day: string, minutes: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + minutes * 60_000).toISOString().slice(0, 16)
}

/** What the clocks of a zone show at a moment. */
export function wallIn(at: string | number, zone: string): string {
  return wallFormat(zone).format(new Date(at)).replace(' ', 'T')
}

/**
 * The moments at which the clocks of a zone show this time: none where it is skipped, two where it comes twice, the
 * earlier one first.
 */
export function momentsOf(wall: string, zone: string): string[] {
  const asUtc = Date.parse(`${wall}Z`)
  // Offsets differ by hours at most, and change at most once within two days.
  const offsets = [-dayMs, dayMs].map(distance => offsetMs(asUtc + distance, zone))
  return [...new Set(offsets.map(offset => asUtc - offset))]
    .filter(at => wallIn(at, zone) === wall)
    .sort((a, b) => a - b)
    .map(at => new Date(at).toISOString())
}

/** The first moment of a day, also where midnight is skipped. */
export function startOfDay(day: string, zone: string): number {
  const [first] = momentsOf(`${day}T00:00`, zone)
  return first ? Date.parse(first) : Date.parse(momentsOf(`${day}T01:00`, zone)[0] ?? `${day}T00:00Z`)
}

function offsetMs(at: number, zone: string): number {
  return Date.parse(`${wallIn(at, zone)}Z`) - Math.floor(at / 60_000) * 60_000
}

const formats = new Map<string, Intl.DateTimeFormat>()

function wallFormat(zone: string): Intl.DateTimeFormat {
  const known =
    formats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone })
  formats.set(zone, known)
  return known
}
