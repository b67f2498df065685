import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { errorCatalogue } from '../../src/core/errors/catalogue.ts'
import { knownProblems } from '../../src/web/shared/feedback/known-problems.ts'

/** What the app says itself, with no code of the server's catalogue. */
const ofTheApp = ['app-failed', 'internal', 'unreachable']
const { problem } = JSON.parse(readFileSync('src/web/app/languages/en.json', 'utf8'))
const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(found => found[1])
const catalogue: Readonly<Record<string, { text: string }>> = errorCatalogue

describe('what went wrong, in the words of the app', () => {
  it('has a sentence for each code that it knows, and no other', () => {
    expect(Object.keys(problem).toSorted()).toEqual([...knownProblems].toSorted())
  })

  it.each(knownProblems.filter(code => !ofTheApp.includes(code)))(
    'names only what the server gives with %s',
    code => {
      const given = namesIn(catalogue[code]?.text ?? '', /\{(\w+)\}/g)
      expect(catalogue).toHaveProperty(code)
      for (const name of namesIn(problem[code], /\{\{(\w+)/g)) expect(given).toContain(name)
    },
  )
})
