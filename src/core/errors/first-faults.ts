interface Fault {
  line: number
  reason: string
}

/** How many faults of one file are listed: one with more has the same mistake in all lines, or is no such file. */
const most = 100

/** The first faults of a file, and behind them how many more there are. */
export function firstFaults<Each extends Fault>(faults: readonly Each[]): (Each | Fault)[] {
  const next = faults[most]
  if (next === undefined) return [...faults]
  const more = faults.length - most
  return [
    ...faults.slice(0, most),
    { line: next.line, reason: `From here on there are ${more} more faults, which are not listed.` },
  ]
}
