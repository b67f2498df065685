/** Wall-clock times between which an office posts nothing. */
export interface QuietWindow {
  /** The ISO weekdays on which it begins; Monday is 1. */
  weekdays: number[]
  /** 'HH:MM'. */
  from: string
  /** 'HH:MM', not included; on the next day where it is earlier than `from`. */
  to: string
}

/** Other quiet hours between two days, such as those of Ramadan. */
export interface QuietException {
  name: string
  /** 'YYYY-MM-DD', in the office's zone; both days are included. */
  from: string
  until: string
  /** In place of the usual ones: those that begin on one of these days. None: posts go out at any hour. */
  quietHours: QuietWindow[]
}

export interface QuietTimes {
  quietHours?: readonly QuietWindow[]
  quietExceptions?: readonly QuietException[]
}

/** A local minute: 'YYYY-MM-DD', its ISO weekday, and the minutes after midnight. */
export interface LocalMinute {
  day: string
  weekday: number
  minute: number
}

/**
 * The quiet hours that a local minute lies in, and the exception they belong to. A night belongs to the day on which it
 * begins: the first morning of Ramadan still follows the evening before it.
 * @param yesterday the day before `at.day`.
 */
export function quietAt(
  office: QuietTimes,
  at: LocalMinute,
  yesterday: string,
): { window: QuietWindow; exception?: QuietException } | undefined {
  return (
    quietOfDay(office, at.day, window => begins(window, at.weekday) && coversEvening(window, at.minute)) ??
    quietOfDay(
      office,
      yesterday,
      window => begins(window, ((at.weekday + 5) % 7) + 1) && coversMorning(window, at.minute),
    )
  )
}

function quietOfDay(office: QuietTimes, day: string, covers: (window: QuietWindow) => boolean) {
  const exception = office.quietExceptions?.find(each => each.from <= day && day <= each.until)
  const window = (exception ?? office).quietHours?.find(covers)
  return window && { window, ...(exception ? { exception } : {}) }
}

function begins({ weekdays }: QuietWindow, weekday: number): boolean {
  return weekdays.includes(weekday)
}

/** On the day it begins. */
function coversEvening({ from, to }: QuietWindow, minute: number): boolean {
  const start = minutes(from)
  const end = minutes(to)
  return minute >= start && (end <= start || minute < end)
}

/** On the day after. */
function coversMorning({ from, to }: QuietWindow, minute: number): boolean {
  return minutes(to) <= minutes(from) && minute < minutes(to)
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
