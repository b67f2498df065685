import { Redis } from 'ioredis'
import { inject } from 'vitest'

/** One number to each test file that uses the shared Redis, since files run at the same time. */
export const redisDatabases = { queue: 1, dispatch: 2 }

/** Empties one database of the shared Redis, and gives its URL. */
export async function emptyRedis(number: number): Promise<string> {
  const url = `${inject('redisUrl')}/${number}`
  const redis = new Redis(url)
  await redis.flushdb()
  redis.disconnect()
  return url
}
