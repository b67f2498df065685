/** The first millisecond of X's ids: 2010-11-04T01:42:54.657Z. */
const epochMs = 1_288_834_974_657n

/** The smallest X id that a post made at this moment (UTC) can have. */
export function snowflakeAt(moment: Date): string {
  const ms = BigInt(moment.getTime()) - epochMs
  return (ms > 0n ? ms << 22n : 0n).toString()
}

/** When a post with this id was made, UTC, to the millisecond. */
export function momentOf(id: string): Date {
  return new Date(Number((BigInt(id) >> 22n) + epochMs))
}
