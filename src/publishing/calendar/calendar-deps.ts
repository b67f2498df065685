import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import type { Networks } from '../../networks/adapters.ts'

/** What changing the calendar needs. */
export interface CalendarDeps {
  db: Db
  clock: Clock
  networks: Networks
}
