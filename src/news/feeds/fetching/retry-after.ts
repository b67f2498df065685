/** However long a server asks to be left alone, in milliseconds: the longest interval of a feed. */
export const longestWaitMs = 7 * 86_400_000

/**
 * How long a server asks to wait, in milliseconds: seconds or a date (RFC 9110, 10.2.3). Undefined where it does not
 * ask, or says so in another form.
 */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  const written = header?.trim() ?? ''
  const ms = /^\d{1,12}$/.test(written) ? Number(written) * 1_000 : untilDate(written, now)
  return ms === undefined ? undefined : Math.min(Math.max(ms, 0), longestWaitMs)
}

function untilDate(written: string, now: Date): number | undefined {
  if (!/^[a-z]{3},? /i.test(written) && !/^[a-z]+day,? /i.test(written)) return undefined
  const at = Date.parse(written)
  return Number.isNaN(at) ? undefined : at - now.getTime()
}
