import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { accessErrors } from '../../../src/core/errors/catalogue/access.ts'
import { backupErrors } from '../../../src/core/errors/catalogue/backup.ts'
import { channelErrors } from '../../../src/core/errors/catalogue/channels.ts'
import { generalErrors } from '../../../src/core/errors/catalogue/general.ts'
import { newsErrors } from '../../../src/core/errors/catalogue/news.ts'
import { officeErrors } from '../../../src/core/errors/catalogue/offices.ts'
import { outreachErrors } from '../../../src/core/errors/catalogue/outreach.ts'
import { publishingErrors } from '../../../src/core/errors/catalogue/publishing.ts'
import { setupErrors } from '../../../src/core/errors/catalogue/setup.ts'
import { wordingErrors } from '../../../src/core/errors/catalogue/wording.ts'
import { errorCatalogue } from '../../../src/core/errors/catalogue.ts'
import { DatelineError } from '../../../src/core/errors/errors.ts'
import { errorFamilies } from '../../../src/core/errors/families.ts'

const errorRooms = {
  General: generalErrors,
  'People and sign-in': accessErrors,
  Offices: officeErrors,
  Channels: channelErrors,
  News: newsErrors,
  'Projects, topics and handles': wordingErrors,
  Publishing: publishingErrors,
  'Outreach and infographics': outreachErrors,
  Backup: backupErrors,
  'Set-up and operation': setupErrors,
}

const page = new URL('../../../docs/errors.md', import.meta.url)
const begin =
  '<!-- The tables from here on are the catalogue; UPDATE_DOCS=1 npm test -- tests/core/errors writes them. -->\n'

describe('the error catalogue', () => {
  it('is what docs/errors.md lists: each code with its type, status, exit code and text, and no other', () => {
    const [head = ''] = readFileSync(page, 'utf8').split(begin)
    const expected = `${head}${begin}\n${tables()}`
    if (process.env.UPDATE_DOCS === '1') writeFileSync(page, expected)
    expect(readFileSync(page, 'utf8')).toBe(expected)
  })

  it('has each code once', () => {
    const codes = Object.values(errorRooms).flatMap(room => Object.keys(room))
    expect(codes).toHaveLength(Object.keys(errorCatalogue).length)
    expect(new Set(codes)).toEqual(new Set(Object.keys(errorCatalogue)))
  })

  it.each(Object.entries(errorCatalogue))(
    '%s ends as a sentence does, and its text has a place for every parameter',
    (_code, { text }) => {
      expect(text).toMatch(/([.…]|\}|\S\))$/)
      expect(text.replace(/\{\w+\}/g, '')).not.toMatch(/[{}]|\$|undefined/)
    },
  )

  it('has no code that nothing throws', () => {
    const files = globSync('{src,config,workers}/**/*.ts').filter(file => !file.includes('errors/catalogue'))
    const code = files.map(file => readFileSync(file, 'utf8')).join('\n')
    expect(Object.keys(errorCatalogue).filter(each => !code.includes(`'${each}'`))).toEqual([])
  })
})

describe('an error', () => {
  it('has the text of its code with the parameters in their places, and the parameters as data', () => {
    const error = new DatelineError('edited-meanwhile', { revision: 3, person: 'Bilal', current: 4 })
    expect(error).toMatchObject({
      code: 'edited-meanwhile',
      family: 'conflict',
      params: { revision: 3, person: 'Bilal', current: 4 },
    })
    expect(error.message).toBe('Bilal has saved revision 4 since you opened revision 3; look at it first.')
  })

  it('takes a parameter as it is, also where it looks like a place of the text', () => {
    const error = new DatelineError('file-line-invalid', { name: '{reason}', line: 2, reason: '$& {name}' })
    expect(error.message).toBe('{reason}, line 2: $& {name}')
  })
})

function tables(): string {
  const families = Object.entries(errorFamilies).map(
    ([family, { status, remedy }]) => `| \`${family}\` | ${status} | 1 | ${remedy} |`,
  )
  const rooms = Object.entries(errorRooms).map(([room, entries]) => {
    const rows = Object.entries(entries).map(
      ([code, { family, text }]) => `| \`${code}\` | \`${family}\` | ${inCell(text)} |`,
    )
    return [`## ${room}`, '', '| code | type | text |', '|---|---|---|', ...rows, ''].join('\n')
  })
  return [
    '## Types',
    '',
    '| type | HTTP | exit | what to do |',
    '|---|---|---|---|',
    ...families,
    '| `internal` | 500 | 1 | A fault in Dateline. The log has the details under the request id. |',
    '',
    rooms.join('\n'),
  ].join('\n')
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\{\w+\}/g, name => `\`${name}\``)
}
