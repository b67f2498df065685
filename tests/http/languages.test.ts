import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'

describe('languages over HTTP', () => {
  let world: TestApp
  let author: SignedIn
  beforeAll(async () => {
    world = await buildApp()
    await addOffices(world.database, 'lahore')
    author = await world.signIn(['author', '*'])
  })
  afterAll(() => world.close())

  const importAs = (language: string) =>
    world.app.inject({
      method: 'POST',
      url: '/api/v1/news/import',
      query: { name: 'page.txt', officeId: 'lahore', language },
      headers: { ...author.headers, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(`Habari ya leo ${language}`),
    })

  it.each(['sw', 'HU', 'ckb', 'deu', 'pt-BR'])('takes %s for the language of an import', async language => {
    const answer = await importAs(language)
    expect(answer.json()).toMatchObject({ added: [{ languages: [new Intl.Locale(language).toString()] }] })
  })

  it.each(['xx', 'mul', 'english', 'en,ur'])(
    'refuses %s with place, value and what is allowed',
    async language => {
      const answer = await importAs(language)
      expect(answer.statusCode).toBe(400)
      expect(answer.json().detail).toContain(
        `language: must be a language code of BCP 47, such as en, ur, ar, prs, ps, bn, hu, de, tr, sw, ckb, kmr, not "${language}"`,
      )
    },
  )

  it('refuses an infographic in a language without words, and names those that have', async () => {
    for (const [method, path, body] of [
      ['GET', 'infographic?language=sw&format=png', undefined],
      ['POST', 'news', { officeId: 'lahore', language: 'sw' }],
    ] as const) {
      const answer = await world.app.inject({
        method,
        url: `/api/v1/snapshots/${newId()}/${path}`,
        headers: author.headers,
        ...(body ? { payload: body } : {}),
      })
      expect(answer.statusCode).toBe(400)
      expect(answer.json().detail).toContain(
        'language: must be one of en, ur, ar, prs, ps, bn, in which infographics have their words, not "sw"',
      )
    }
  })
})
