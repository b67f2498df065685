import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const { settings } = JSON.parse(readFileSync('src/web/app/languages/en.json', 'utf8'))
const sources = globSync(
  'src/{access,channels,news,notifications,offices,outreach,publishing,infographics}/**/*.ts',
)
  .map(file => readFileSync(file, 'utf8'))
  .join('\n')
/** `action: 'news.approve'`, and those that are chosen between. */
const written = /\baction: (?:[^\n,']*\? )?'([a-z]+\.[a-z-]+)'(?: : '([a-z]+\.[a-z-]+)')?/g
/** What a refusal names is a right, not a deed. */
const right = /\.(read|write|manage)$/
const actions = [...sources.matchAll(written)]
  .flatMap(found => [found[1] ?? '', found[2] ?? ''])
  .filter(action => action !== '' && !right.test(action))

describe('the audit log, in the words of the app', () => {
  it('is looked for where it is written', () => {
    expect(actions.length).toBeGreaterThan(50)
  })

  it.each([...new Set(actions)].toSorted())('has words for %s', action => {
    const [room = '', deed = ''] = action.split('.')
    expect(settings.did[room]?.[deed]).toEqual(expect.any(String))
  })
})
