import { getMigrations } from 'better-auth/db/migration'
import { expect, it } from 'vitest'
import { createAuthServer } from '../../../src/access/signing-in/auth-server.ts'
import { freshDatabase } from '../../factories/database.ts'

it('finds every table and column that better-auth asks for in our migrations', async () => {
  const database = await freshDatabase()
  const server = createAuthServer({
    db: database.db,
    secret: 's'.repeat(43),
    publicUrl: 'http://127.0.0.1:3000',
  })
  const { toBeCreated, toBeAdded, schemaProblems } = await getMigrations(server.options)
  expect({ toBeCreated, toBeAdded, schemaProblems }).toEqual({
    toBeCreated: [],
    toBeAdded: [],
    schemaProblems: [],
  })
  await database.close()
})
