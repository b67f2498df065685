import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { inject } from 'vitest'
import { connectOn, connectServer, type Database } from '../../src/database/connect.ts'
import { engineOf } from '../../src/database/embedded/engine.ts'
import { isDeep } from './depth.ts'
import { addPeople } from './people.ts'

export type DatabaseKind = 'embedded' | 'server'

/**
 * The databases to try: in `npm test` the server's, or the embedded one where this machine has no server, and in
 * `npm run test:deep` the embedded one. `DATABASES` chooses otherwise: `embedded`, `server` or `both`.
 */
export const databaseKinds = kindsToTry()

function kindsToTry(): [DatabaseKind, ...DatabaseKind[]] {
  if (!inject('postgresUrl')) return ['embedded']
  switch (process.env.DATABASES) {
    case 'both':
      return ['embedded', 'server']
    case 'embedded':
      return ['embedded']
    case 'server':
      return ['server']
    default:
      return isDeep ? ['embedded'] : ['server']
  }
}

/**
 * A migrated database of its own, empty but for the people of `people.ts`; close it in `afterAll`. Where no kind is
 * named, it is the first to try: a server's copy of the template costs far less of the processor than an embedded start.
 */
export async function freshDatabase(
  kind: DatabaseKind = databaseKinds[0],
  people: 'the cast' | 'nobody' = 'the cast',
): Promise<Database> {
  const database = kind === 'embedded' ? await freshEmbedded() : await freshServer()
  if (people === 'the cast') await addPeople(database.db)
  return database
}

async function freshEmbedded(): Promise<Database> {
  const template = new Blob([readFileSync(inject('embeddedTemplate'))])
  return await connectOn(engineOf(await PGlite.create({ loadDataDir: template })))
}

async function freshServer(): Promise<Database> {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  const maintenance = new pg.Client({ connectionString: `${inject('postgresUrl')}/postgres` })
  await maintenance.connect()
  await maintenance.query(`create database ${name} template template_dateline`)
  await maintenance.end()
  return await connectServer(`${inject('postgresUrl')}/${name}`)
}
