import type { Named } from '../../access/people/named.ts'
import type { Db } from '../../database/connect.ts'
import { type Stops, whatIsStopped } from '../stops/stops.view.ts'

type WithName<Stop> = Omit<Stop, 'by'> & { by: Named }

/** What is stopped, with the names of the people who did it. */
export interface NamedStops {
  everything: WithName<NonNullable<Stops['everything']>> | null
  offices: WithName<Stops['offices'][number]>[]
  channels: WithName<Stops['channels'][number]>[]
}

/** As `whatIsStopped`. */
export async function namedStops(db: Db, officeIds: readonly string[] | '*'): Promise<NamedStops> {
  const { everything, offices, channels } = await whatIsStopped(db, officeIds)
  const ids = [...(everything ? [everything] : []), ...offices, ...channels].map(stop => stop.by)
  const people = ids.length
    ? await db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute()
    : []
  const names = new Map(people.map(person => [person.id, person.name]))
  const withName = <Stop extends { by: string }>(stop: Stop): WithName<Stop> => ({
    ...stop,
    by: { id: stop.by, name: names.get(stop.by) ?? null },
  })
  return {
    everything: everything && withName(everything),
    offices: offices.map(withName),
    channels: channels.map(withName),
  }
}
