// Imported before anything else: a worker whose wall clock is wrong by CLOCK_OFFSET_MS milliseconds.
const offsetMs = Number(process.env.CLOCK_OFFSET_MS ?? '0')

if (offsetMs !== 0) {
  const RealDate = Date
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given: [] | [number]) =>
      given.length === 0 ? new target(target.now() + offsetMs) : new target(...given),
    get: (target, name, receiver) =>
      name === 'now' ? () => target.now() + offsetMs : Reflect.get(target, name, receiver),
  })
}
