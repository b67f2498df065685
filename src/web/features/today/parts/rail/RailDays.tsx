import { useOffices } from '../../../../shared/offices/offices.ts'
import { useDayHeading } from '../../../../shared/times/day-heading.ts'
import { dayIn } from '../../../../shared/times/format.ts'
import type { Stop } from '../../rail.ts'
import classes from './RailDays.module.css'
import { RailPost } from './RailPost.tsx'
import { RailSlot } from './RailSlot.tsx'

/** The stops of the rail under the day of their own office. */
export function RailDays({ rail, isOneZone }: { rail: readonly Stop[]; isOneZone: boolean }) {
  const offices = useOffices()
  const headingOf = useDayHeading()
  const zoneOf = (stop: Stop) => offices.find(({ id }) => id === stop.officeId)?.timeZone ?? 'UTC'
  const days = Map.groupBy(rail, stop => dayIn(stop.at, zoneOf(stop)))
  return [...days].map(([day, stops]) => {
    const [first] = stops
    const heading = first && headingOf(first.at, zoneOf(first))
    return (
      <section key={day}>
        <h3 className={classes.day}>
          {heading?.word && <strong>{heading.word}</strong>} <span>{heading?.day}</span>
        </h3>
        <ol className={classes.stops}>
          {stops.map(stop => (
            <li key={stop.id} className={classes.stop} data-kind={stop.kind}>
              {stop.kind === 'post' ? (
                <RailPost post={stop.post} isOneZone={isOneZone} />
              ) : (
                <RailSlot at={stop.at} officeId={stop.officeId} slot={stop.slot} isOneZone={isOneZone} />
              )}
            </li>
          ))}
        </ol>
      </section>
    )
  })
}
