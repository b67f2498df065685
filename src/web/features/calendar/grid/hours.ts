import { minutesOf } from '../wall-clock.ts'

/** Which hours a grid shows: the usual ones, and more where something stands outside them. */
export function hoursFor(walls: readonly string[], usual: readonly [number, number] = [8, 20]) {
  const hours = walls.map(wall => minutesOf(wall) / 60)
  const first = Math.floor(Math.min(usual[0], ...hours))
  const last = Math.ceil(Math.max(usual[1], ...hours.map(hour => hour + 0.75)))
  return { first, last: Math.min(24, last) }
}
