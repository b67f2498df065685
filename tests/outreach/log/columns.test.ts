import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../src/database/connect.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'

/** Every column of the log that takes words, with what keeps people who came to an office out of it. */
const columnsOfWords = {
  'activity.audience_basis': 'one of a list',
  'activity.created_by': 'the id of a member of staff',
  'activity.ended_by': 'the id of a member of staff',
  'activity.ended_how': 'one of a list',
  'activity.ended_reason': 'why staff ended the entry; no view, export or picture has it',
  'activity.import_key': 'a hash',
  'activity.kind': 'a word of a list',
  'activity.language': 'a code',
  'activity.office_id': 'an id',
  'activity.partner': 'an organisation; texts that could lead to a person are refused',
  'activity.place': 'a town, district or venue; texts that could lead to a person are refused',
  'activity.project_id': 'an id',
  'activity.source': 'the name of a sheet',
  'activity.topic': 'a word of a list',
  'activity_people.sex': 'one of a list',
  'enquiry.contact_method': 'a word of a list',
  'enquiry.created_by': 'the id of a member of staff',
  'enquiry.ended_by': 'the id of a member of staff',
  'enquiry.ended_how': 'one of a list',
  'enquiry.ended_reason': 'why staff ended the entry; no view, export or picture has it',
  'enquiry.import_key': 'a hash',
  'enquiry.language': 'a code',
  'enquiry.office_id': 'an id',
  'enquiry.outcome': 'one of a list',
  'enquiry.project_id': 'an id',
  'enquiry.sex': 'one of a list',
  'enquiry.source': 'the name of a sheet',
  'enquiry.topic': 'a word of a list',
}

describe.each(databaseKinds)('the log on %s PostgreSQL', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())

  it('has no column that could hold a person who came to an office', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and table_name in ('activity', 'activity_people', 'enquiry')
        and data_type not in ('integer', 'smallint', 'bigint', 'double precision', 'boolean', 'date', 'uuid',
          'timestamp with time zone', 'int4range')
      order by 1`.execute(database.db)
    expect(rows.map(row => row.name).toSorted()).toEqual(Object.keys(columnsOfWords).toSorted())
  })
})
