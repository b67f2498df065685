import { sql } from 'kysely'
import type { NetworkName } from '../../core/network-name.ts'
import { ageTolerance, measurementAges } from '../../core/time/measurement-ages.ts'
import type { Db } from '../../database/connect.ts'
import { networkProfiles } from '../../networks/profiles.ts'

/** A metric as a network gives it. */
export interface GivenMetric {
  network: NetworkName
  name: string
  isUnique: boolean
  paid?: 'organic' | 'paid'
  window?: 'day' | '28d'
}

/** The definition that each metric's name stands for now, as the source of a question's `from`. */
export const metricsInForce = sql`(
  select distinct on (network, name) * from metric order by network, name, definition desc
)`

/**
 * Writes the metrics of the networks' profiles down, and the ages of measurement; what is there keeps its number. The
 * role and the days of a metric follow its profile.
 */
export async function writeKnownMetrics(db: Db): Promise<void> {
  const metrics = profileMetrics()
  await addMissing(
    db,
    metrics.map(({ role: _role, since: _since, until: _until, ...metric }) => metric),
  )
  await sql`
    update metric set role = known.role, since = known.since, until = known.until
    from jsonb_to_recordset(${JSON.stringify(metrics)}::jsonb)
      as known(network text, name text, role text, since date, until date)
    where metric.network = known.network and metric.name = known.name
      and (metric.role, metric.since, metric.until) is distinct from (known.role, known.since, known.until)`.execute(
    db,
  )
}

/** Sees to it that each of these metrics, and every age, has a number. */
export async function assureMetrics(db: Db, given: readonly GivenMetric[]): Promise<void> {
  const added = await addMissing(db, given)
  if (added) await writeKnownMetrics(db)
}

function profileMetrics() {
  return networkProfiles().flatMap(({ name: network, metrics }) =>
    metrics.map(({ metric: name, unique, ...facts }) => ({
      network,
      name,
      isUnique: unique === true,
      ...facts,
    })),
  )
}

/** Whether any was missing. New numbers follow the highest, one transaction after the other. */
async function addMissing(db: Db, given: readonly GivenMetric[]): Promise<boolean> {
  const metrics = sql`jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
    as given(network text, name text, "isUnique" boolean, paid text, "window" text)`
  const ages = measurementAges.map((age, index) => ({ id: index + 1, ...age }))
  const knownAges = sql`jsonb_to_recordset(${JSON.stringify(ages)}::jsonb)
    as known(id smallint, age text, "afterMs" bigint, "untilMs" bigint)`
  const { rows } = await sql<{ missing: boolean }>`
    select exists (
      select from ${metrics} where not exists (
        select from metric where metric.network = given.network and metric.name = given.name)
    ) or exists (
      select from ${knownAges} where not exists (select from measurement_age where measurement_age.id = known.id)
    ) as missing`.execute(db)
  if (!rows[0]?.missing) return false
  await inTransaction(db, async trx => {
    await sql`lock table metric in share row exclusive mode`.execute(trx)
    await sql`
      insert into measurement_age (id, age, after_ms, until_ms, tolerance)
      select known.id, known.age, known."afterMs", known."untilMs", ${ageTolerance} from ${knownAges}
      on conflict do nothing`.execute(trx)
    await sql`
      insert into metric (id, network, name, "window", paid, is_unique, addable)
      select (select coalesce(max(id), 0) from metric) + row_number() over (order by given.network, given.name),
        given.network, given.name, coalesce(min(given."window"), 'lifetime'), coalesce(min(given.paid), 'all'),
        bool_or(given."isUnique"), not bool_or(given."isUnique")
      from ${metrics}
      where not exists (select from metric where metric.network = given.network and metric.name = given.name)
      group by given.network, given.name`.execute(trx)
  })
  return true
}

async function inTransaction(db: Db, work: (trx: Db) => Promise<void>): Promise<void> {
  if (db.isTransaction) await work(db)
  else await db.transaction().execute(work)
}
