import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import type { NetworkName } from '../networks/network.ts'

/** A network whose clock and the record's are too far apart. */
export interface ClocksApart {
  network: NetworkName
  server: string
  /** How far the network's clock goes before the record's, in milliseconds; below zero when behind. */
  aheadMs: number
}

/** More than this is worth a warning, in milliseconds: both keep time by the internet. */
const apartMs = 60_000

/** The networks whose clock was more than a minute from the record's when they last answered, within a day. */
export async function clocksApart(db: Db): Promise<ClocksApart[]> {
  const { rows } = await sql<ClocksApart>`
    select network, server, ahead_ms::double precision as "aheadMs" from network_clock
    where abs(ahead_ms) > ${apartMs} and read_at > now() - interval '1 day' order by server`.execute(db)
  return rows
}

/** "The clock of api.x.com goes 3 h 0 min before this installation's." */
export function clocksSentence({ server, aheadMs }: ClocksApart): string {
  const minutes = Math.round(Math.abs(aheadMs) / 60_000)
  const time = minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
  return `The clock of ${server} goes ${time} ${aheadMs > 0 ? 'before' : 'behind'} this installation's.`
}
