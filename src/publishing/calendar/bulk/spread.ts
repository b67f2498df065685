/**
 * Chooses `count` of the free places in order: spread evenly over all of them where the window is closed, or else the
 * next ones. Places that no longer fit beside those chosen are passed over.
 * @param places lazily read where the window is open.
 * @returns fewer than `count` where there is no room.
 */
export function spread<Place>(
  places: Iterable<Place>,
  count: number,
  window: 'closed' | 'open',
  fits: (place: Place, chosen: readonly Place[]) => boolean,
): Place[] {
  if (window === 'open') return firstThatFit(places, count, fits)
  const all = [...places]
  const even: Place[] = []
  let next = 0
  for (let index = 0; index < count; index += 1) {
    let at = Math.max(next, Math.floor((index * all.length) / count))
    for (let place = all[at]; place !== undefined && !fits(place, even); place = all[at]) at += 1
    const place = all[at]
    // What lies behind is used up: closer together there may be room.
    if (place === undefined) return firstThatFit(all, count, fits)
    even.push(place)
    next = at + 1
  }
  return even
}

function firstThatFit<Place>(
  places: Iterable<Place>,
  count: number,
  fits: (place: Place, chosen: readonly Place[]) => boolean,
): Place[] {
  const chosen: Place[] = []
  if (count === 0) return chosen
  for (const place of places) {
    if (fits(place, chosen)) chosen.push(place)
    if (chosen.length === count) break
  }
  return chosen
}
