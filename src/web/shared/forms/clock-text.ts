/**
 * A time of the clock as `09:30` from what people type: `9:30`, `930`, `9.30`, `۹:۳۰`. Undefined where it is none.
 */
export function readClock(typed: string): string | undefined {
  const found = /^(\d{1,2})[:.٫ ]?(\d{2})$|^(\d{1,2})$/.exec(latinDigits(typed.trim()))
  if (!found) return undefined
  const hour = Number(found[1] ?? found[3])
  const minute = Number(found[2] ?? 0)
  if (hour > 23 || minute > 59) return undefined
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Arabic, Persian and Bengali digits as 0 to 9. */
export function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹০-৯]/g, digit => {
    const code = digit.charCodeAt(0)
    return String(code - (code >= 0x9e6 ? 0x9e6 : code >= 0x6f0 ? 0x6f0 : 0x660))
  })
}
