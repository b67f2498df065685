/** In milliseconds (docs/decisions: a PUT makes a revision, so the server is asked at most once a minute). */
const keepAfter = 400
const sendAfterRest = 8_000
const betweenSends = 60_000
/** After a refusal that may pass: server busy, too many requests, no connection. */
const retryAfter = [5_000, 15_000, 60_000] as const

export interface SaveTimes {
  changed(): void
  sent(): void
  reached(): void
  failed(): void
  stop(): void
}

/** When what is written is kept in the browser and when it is sent. */
export function saveTimes({ keep, send }: { keep: () => void; send: () => void }): SaveTimes {
  let keeping: ReturnType<typeof setTimeout> | undefined
  let sending: ReturnType<typeof setTimeout> | undefined
  let lastSent = Number.NEGATIVE_INFINITY
  let failures = 0
  const sendIn = (ms: number) => {
    clearTimeout(sending)
    sending = setTimeout(send, ms)
  }
  return {
    changed() {
      clearTimeout(keeping)
      keeping = setTimeout(keep, keepAfter)
      sendIn(Math.max(sendAfterRest, lastSent + betweenSends - Date.now()))
    },
    sent() {
      clearTimeout(keeping)
      clearTimeout(sending)
    },
    reached() {
      lastSent = Date.now()
      failures = 0
    },
    failed() {
      sendIn(retryAfter[Math.min(failures, retryAfter.length - 1)] ?? 60_000)
      failures += 1
    },
    stop() {
      clearTimeout(keeping)
      clearTimeout(sending)
    },
  }
}
