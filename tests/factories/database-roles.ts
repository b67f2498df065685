import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { inject } from 'vitest'

const sql = readFileSync(new URL('../../src/assembly/database-roles.sql', import.meta.url), 'utf8')

export interface DatabaseWithRoles {
  ownerUrl: string
  appUrl: string
  readerUrl: string
  /** As a superuser. */
  url: string
}

/** A database of its own on the server, empty or as an installation without roles left it, after the roles were made. */
export async function databaseWithRoles(was: 'empty' | 'in use'): Promise<DatabaseWithRoles> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const server = inject('postgresUrl')
  const maintenance = new pg.Client({ connectionString: `${server}/postgres` })
  await maintenance.connect()
  await maintenance.query(`create database ${name} ${was === 'in use' ? 'template template_dateline' : ''}`)
  // Roles are those of the whole server: one test at a time makes them.
  await maintenance.query('select pg_advisory_lock(1)')
  const client = new pg.Client({ connectionString: `${server}/${name}` })
  await client.connect()
  await client.query(sql)
  await client.end()
  await maintenance.end()
  const as = (role: string) => `${server.replace('dateline@', `${role}@`)}/${name}`
  return {
    ownerUrl: as('dateline_owner'),
    appUrl: as('dateline_app'),
    readerUrl: as('dateline_reader'),
    url: `${server}/${name}`,
  }
}
