import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, type Registry } from 'prom-client'
import { DatelineError } from '../../../core/errors/errors.ts'
import { sha256 } from '../../../core/hash.ts'
import type { Db } from '../../../database/connect.ts'
import { unattendedPosts } from '../../../publishing/aftercare/unattended-posts.view.ts'
import type { App, AppDeps } from '../../deps.ts'

/**
 * Prometheus figures: totals only, no names and no texts. They still tell how an office works, so a server that is
 * reached from outside keeps this path for its own network.
 */
export function addPrometheus(app: App, { db, waits, metricsToken }: AppDeps, registry: Registry): void {
  collectDefaultMetrics({ register: registry, prefix: 'dateline_' })
  const requests = new Histogram({
    name: 'dateline_http_request_seconds',
    help: 'How long requests took',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  addGauge(registry, 'dateline_posts', 'Posts by state', 'state', () => postsByState(db))
  addGauge(
    registry,
    'dateline_posts_overdue_seconds',
    'Age of the oldest post that is due and not out',
    '',
    () => oldestOverdue(db),
  )
  addGauge(
    registry,
    'dateline_posts_unattended',
    'Posts that are overdue though nothing holds them: no worker takes them up. More than 0 is an alarm',
    '',
    async () => [
      { label: '', value: (await unattendedPosts(db)).reduce((sum, { count }) => sum + count, 0) },
    ],
  )
  addGauge(
    registry,
    'dateline_network_clock_ahead_seconds',
    "How far a network's clock goes before the record's; below 0 when behind. More than 60 either way is an alarm",
    'network',
    () => networkClocks(db),
  )
  if (waits) addWaits(registry, waits)

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    requests.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1_000,
    )
  })
  app.get(
    '/metrics',
    { config: { public: true, anyHost: true }, schema: { hide: true } },
    async (request, reply) => {
      if (!request.actor && !bringsToken(request.headers.authorization, metricsToken))
        throw new DatelineError('metrics-token-missing', {})
      return reply.type(registry.contentType).send(await registry.metrics())
    },
  )
}

function bringsToken(authorization: string | undefined, token: string | undefined): boolean {
  if (token === undefined) return false
  const [given, expected] = [sha256(authorization ?? ''), sha256(`Bearer ${token}`)]
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected))
}

interface Reading {
  label: string
  value: number
}

function addGauge(
  registry: Registry,
  name: string,
  help: string,
  label: string,
  read: () => Promise<Reading[]>,
) {
  new Gauge({
    name,
    help,
    labelNames: label ? [label] : [],
    registers: [registry],
    async collect() {
      this.reset()
      for (const reading of await read()) this.set(label ? { [label]: reading.label } : {}, reading.value)
    },
  })
}

/** Of the one connection of an embedded record: seconds divided by turns is what one turn waits. */
function addWaits(registry: Registry, waits: NonNullable<AppDeps['waits']>): void {
  addGauge(
    registry,
    'dateline_record_turns',
    'Turns on the embedded record since the start',
    'lane',
    async () => waits().map(({ lane, turns }) => ({ label: lane, value: turns })),
  )
  addGauge(
    registry,
    'dateline_record_wait_seconds',
    'How long these turns were waited for',
    'lane',
    async () => waits().map(({ lane, waitedMs }) => ({ label: lane, value: waitedMs / 1_000 })),
  )
}

async function postsByState(db: Db): Promise<Reading[]> {
  const { rows } =
    await sql<Reading>`select state as label, count(*) as value from post group by state`.execute(db)
  return rows
}

/** The clock that is furthest off, for each network. */
async function networkClocks(db: Db): Promise<Reading[]> {
  const { rows } = await sql<Reading>`
    select distinct on (network) network as label, ahead_ms / 1000::double precision as value from network_clock
    where read_at > now() - interval '1 day' order by network, abs(ahead_ms) desc`.execute(db)
  return rows
}

async function oldestOverdue(db: Db): Promise<Reading[]> {
  const { rows } = await sql<Reading>`
    select '' as label, coalesce(extract(epoch from now() - min(due_at)), 0)::float8 as value from post
    where next_at is not null and due_at < now() and state <> 'published'`.execute(db)
  return rows
}
