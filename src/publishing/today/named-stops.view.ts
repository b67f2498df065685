import type { Named } from '../../access/people/named.ts'
import type { Db } from '../../database/connect.ts'
import { type Stops, whatIsStopped } from '../stops/stops.view.ts'

type WithPerson<Stop> = Omit<Stop, 'by' | 'byName'> & { by: Named }

/** What is stopped, and by whom. */
export interface NamedStops {
  everything: WithPerson<NonNullable<Stops['everything']>> | null
  offices: WithPerson<Stops['offices'][number]>[]
  channels: WithPerson<Stops['channels'][number]>[]
}

/** As `whatIsStopped`. */
export async function namedStops(db: Db, officeIds: readonly string[] | '*'): Promise<NamedStops> {
  const { everything, offices, channels } = await whatIsStopped(db, officeIds)
  return {
    everything: everything && withPerson(everything),
    offices: offices.map(withPerson),
    channels: channels.map(withPerson),
  }
}

function withPerson<Stop extends { by: string; byName: string | null }>(stop: Stop): WithPerson<Stop> {
  const { by: id, byName: name, ...rest } = stop
  return { ...rest, by: { id, name } }
}
