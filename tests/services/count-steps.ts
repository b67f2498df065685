import { Session } from 'node:inspector/promises'

/** Counts steps until it is stopped. */
export interface StepCounter {
  /** The steps of this work. */
  of(work: () => unknown): Promise<number>
  stop(): Promise<void>
}

/**
 * Counts how many blocks of JavaScript run, in our code and in libraries, as V8 counts them for coverage: the same on a
 * busy machine as on a quiet one. Only code that is loaded afterwards is counted to its last block.
 */
export async function startCounting(): Promise<StepCounter> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  return {
    async of(work) {
      await session.post('Profiler.takePreciseCoverage')
      await work()
      const { result } = await session.post('Profiler.takePreciseCoverage')
      return result
        .filter(script => script.url !== '' && !script.url.includes('inspector'))
        .flatMap(script => script.functions)
        .flatMap(each => each.ranges)
        .reduce((sum, range) => sum + range.count, 0)
    },
    async stop() {
      await session.post('Profiler.stopPreciseCoverage')
      session.disconnect()
    },
  }
}
