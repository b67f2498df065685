import { Queue, Worker } from 'bullmq'
import { Cluster, Redis } from 'ioredis'
import { jobOptions, type QueueBackend, workerOptions } from './backend.ts'

/** In a cluster all keys of a queue must lie in one slot: hence the hash tag. */
const prefix = '{dateline}'

/** A Redis that takes so long, in milliseconds, is away: ringing must not wait for it for ever. */
const producerTimeoutMs = 5_000

/** How long what `ping` writes stays, in milliseconds. */
const pingLivesMs = 60_000

/**
 * Redis or Valkey. `url` is `redis[s]://…` for one server, `redis-sentinel://host:port,host:port/master-name` for
 * Sentinel, `redis-cluster://host:port,host:port` for Cluster.
 */
export function redisBackend(url: string): QueueBackend {
  const connections = new Set<Redis | Cluster>()

  /** Producers fail at once while Redis is away (the dispatcher rings again); workers wait for it. */
  function connect(role: 'producer' | 'worker') {
    const connection = openConnection(url, {
      maxRetriesPerRequest: role === 'worker' ? null : 1,
      retryStrategy: times => Math.min(times * 50, 1_000),
      ...(role === 'producer'
        ? { commandTimeout: producerTimeoutMs, socketTimeout: 2 * producerTimeoutMs }
        : {}),
    })
    // Lost connections are retried by ioredis; without a listener each would be printed as unhandled.
    connection.on('error', () => undefined)
    connections.add(connection)
    return connection
  }

  const producer = connect('producer')
  return {
    kind: 'redis',
    createQueue: name =>
      new Queue(name, {
        connection: producer,
        prefix,
        defaultJobOptions: jobOptions,
        skipWaitingForReady: true,
      }),
    createWorker: (name, handle, concurrency) =>
      new Worker(name, handle, {
        connection: connect('worker'),
        prefix,
        concurrency,
        ...workerOptions,
      }),
    async ping() {
      // A write: a Redis that is full, or a replica, answers to PING and takes no job.
      await producer.set(`${prefix}:ping`, '', 'PX', pingLivesMs)
    },
    async close() {
      for (const connection of connections) connection.disconnect()
    },
  }
}

interface Behaviour {
  maxRetriesPerRequest: number | null
  retryStrategy(times: number): number
  commandTimeout?: number
  socketTimeout?: number
}

function openConnection(url: string, options: Behaviour): Redis | Cluster {
  const { protocol, nodes, name, username, password } = parseRedisUrl(url)
  if (protocol === 'redis-cluster:') {
    return new Cluster(nodes, { redisOptions: { ...options, ...login(username, password) } })
  }
  if (protocol === 'redis-sentinel:') {
    return new Redis({ ...options, ...login(username, password), sentinels: nodes, name })
  }
  return new Redis(url, options)
}

function parseRedisUrl(url: string) {
  const match =
    /^(redis(?:s|-sentinel|-cluster)?:)\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^/?]+)(?:\/([^?]*))?/.exec(url)
  const nodes = (match?.[4] ?? '').split(',').map(node => {
    const [host = '', port = '6379'] = node.split(':')
    return { host, port: Number(port) }
  })
  return {
    protocol: match?.[1],
    username: match?.[2],
    password: match?.[3],
    nodes,
    name: match?.[5] ?? 'mymaster',
  }
}

function login(username: string | undefined, password: string | undefined) {
  return {
    ...(username ? { username: decodeURIComponent(username) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
  }
}
