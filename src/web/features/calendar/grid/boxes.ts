/** Where something stands in the column of a day: from and to in minutes, side by side with what it meets. */
export interface Box<Thing> {
  thing: Thing
  from: number
  to: number
  /** From 0. */
  lane: number
  lanes: number
}

/** Lays things of one day out, in order of time, so that none covers another. */
export function boxesOf<Thing>(
  things: readonly Thing[],
  spanOf: (thing: Thing) => readonly [from: number, to: number],
): Box<Thing>[] {
  const sorted = things
    .map(thing => ({ thing, span: spanOf(thing) }))
    .toSorted((a, b) => a.span[0] - b.span[0])
  const boxes: Box<Thing>[] = []
  let cluster: Box<Thing>[] = []
  let clusterEnd = -1
  for (const { thing, span } of sorted) {
    const [from, to] = span
    if (from >= clusterEnd) {
      close(cluster)
      cluster = []
    }
    const taken = new Set(cluster.filter(box => box.to > from).map(({ lane }) => lane))
    let lane = 0
    while (taken.has(lane)) lane += 1
    const box = { thing, from, to, lane, lanes: 1 }
    cluster.push(box)
    boxes.push(box)
    clusterEnd = Math.max(clusterEnd, to)
  }
  close(cluster)
  return boxes
}

function close(cluster: Box<unknown>[]): void {
  const lanes = Math.max(0, ...cluster.map(({ lane }) => lane)) + 1
  for (const box of cluster) box.lanes = lanes
}
