import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../src/database/connect.ts'
import { ar } from '../../../src/infographics/words/ar.ts'
import { bn } from '../../../src/infographics/words/bn.ts'
import { en } from '../../../src/infographics/words/en.ts'
import { prs } from '../../../src/infographics/words/prs.ts'
import { ps } from '../../../src/infographics/words/ps.ts'
import { ur } from '../../../src/infographics/words/ur.ts'
import { freshDatabase } from '../../factories/database.ts'

describe('the words of the log that a record begins with', () => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.close())

  it.each(Object.entries({ en, ur, ar, prs, ps, bn }))(
    'are called in %s as pictures call them',
    async (language, words) => {
      const rows = await database.db.selectFrom('log_word').select(['word', 'labels']).execute()
      const names = new Map(Object.entries<string>(words.labels))
      const known = rows.filter(({ word }) => names.has(word))
      expect(known.length).toBeGreaterThan(20)
      const labels = known.map(row => [row.word, new Map(Object.entries(row.labels)).get(language)])
      expect(labels).toEqual(known.map(({ word }) => [word, names.get(word)]))
    },
  )
})
