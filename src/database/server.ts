import pg from 'pg'
import { PreparingClient } from './preparing-client.ts'
import { parsersByType } from './value-parsers.ts'

/**
 * Planning the claim of a post for its own values each time takes longer than the claim. A plan for all values expects more
 * rows than there are, and PostgreSQL would compile it to machine code at each run, which took five times as long as
 * running what Today shows.
 */
const planOnce = '-c plan_cache_mode=force_generic_plan -c jit=off'

/** A pool of connections to a PostgreSQL server. Connects on first use. */
export function createServerPool(url: string, options: { max: number; searchPath?: string }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    types: { getTypeParser },
    // BullMQ is given plain clients, as its own tests have them.
    ...(options.searchPath
      ? { options: `-c search_path=${options.searchPath}` }
      : { options: planOnce, Client: PreparingClient }),
  })
  // An idle connection that drops is replaced on the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  // The pool does not listen to those in use: one that drops between two statements fails the next one instead.
  pool.on('connect', client => void client.on('error', () => undefined))
  return pool
}

function getTypeParser(type: number, format?: 'text' | 'binary') {
  return parsersByType[type] ?? pg.types.getTypeParser(type, format)
}
