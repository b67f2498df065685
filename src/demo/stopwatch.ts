import type { DemoReport } from './report.ts'

type Lap = Exclude<keyof DemoReport['seconds'], 'total'>

/** Times the stages of the demo, in seconds of wall-clock time, from the start of the process. */
export function createStopwatch() {
  const laps = { start: 0, import: 0, publish: 0, metrics: 0, infographics: 0 }
  let last = 0
  return {
    lap(name: Lap): void {
      const now = performance.now()
      laps[name] = rounded(now - last)
      last = now
    },
    seconds: (): DemoReport['seconds'] => ({ ...laps, total: rounded(performance.now()) }),
  }
}

function rounded(ms: number): number {
  return Math.round(ms / 10) / 100
}
