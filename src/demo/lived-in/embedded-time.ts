/**
 * Time as the embedded database sees it. PGlite asks JavaScript's `Date.now` what time it is, so while this thread's is
 * set back, `now()` of the record, new ids and everything that goes by `databaseClock` agree that it is then. That is how
 * the demo gets a past without a row being written past the use cases (docs/decisions/0060-the-past-of-the-demo.md). Only for a record on this thread, opened after the
 * first `travelTo`; time must never go back while it is open, since the engine keeps timers by it.
 */
export interface EmbeddedTime {
  /** UTC. From here on it is this moment, and time passes as usual. */
  travelTo(moment: Date): void
  /** Back to what time it really is. */
  end(): void
}

export function setBackEmbeddedTime(moment: Date): EmbeddedTime {
  const real = Date.now
  let offsetMs = 0
  const travelTo = (to: Date) => {
    offsetMs = to.getTime() - real()
  }
  travelTo(moment)
  Date.now = () => real() + offsetMs
  return {
    travelTo,
    end() {
      Date.now = real
    },
  }
}
