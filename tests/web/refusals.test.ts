import { globSync, readFileSync } from 'node:fs'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { initReactI18next } from 'react-i18next'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { day, lineOfText, slug } from '../../src/api/parts/fields.ts'
import { mailAddress } from '../../src/api/parts/mail-address.ts'
import { backupErrors } from '../../src/core/errors/catalogue/backup.ts'
import { setupErrors } from '../../src/core/errors/catalogue/setup.ts'
import { errorCatalogue } from '../../src/core/errors/catalogue.ts'
import { errorFamilies } from '../../src/core/errors/families.ts'
import { knownProblems } from '../../src/web/shared/feedback/known-problems.ts'
import { filePatterns } from '../../src/web/shared/reasons/patterns/file-patterns.ts'
import { notePatterns } from '../../src/web/shared/reasons/patterns/note-patterns.ts'
import { storedRefusals } from '../../src/web/shared/reasons/patterns/record/refusals.ts'
import { recordPatterns } from '../../src/web/shared/reasons/patterns/record-patterns.ts'
import { refusalPatterns } from '../../src/web/shared/reasons/patterns/refusal-patterns.ts'
import { fieldPatterns } from '../../src/web/shared/reasons/patterns/refusals/fields.ts'
import { SaidReason } from '../../src/web/shared/reasons/SaidReason.tsx'
import { sentences } from '../../src/web/shared/reasons/sets/refusals.ts'
import { takeApart } from '../../src/web/shared/reasons/take-apart.ts'
import { sessionQuery } from '../../src/web/shared/session/session.ts'

const { refusal } = JSON.parse(readFileSync('src/web/app/languages/en.json', 'utf8'))
const catalogue: Readonly<Record<string, { family: string; text: string }>> = errorCatalogue
const own: ReadonlySet<string> = new Set([...knownProblems, ...Object.keys(refusal.code)])
const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(found => found[1])

/** Codes without a sentence in the app, by why none is needed: a new one has a sentence, or stands here with its reason. */
const withoutSentence = {
  // An API key or a header of a program brings it about; the app has neither.
  'met by programs alone': [
    'approval-needs-person',
    'idempotency-key-invalid',
    'key-out-of-scope',
    'metrics-token-missing',
    'needs-person',
  ],
  // Figures, targets, snapshots, pictures and exports are asked for by commands and programs.
  'of what has no screen yet': [
    'credit-line-too-long',
    'credit-missing',
    'day-invalid',
    'export-counts-few',
    'export-not-ready',
    'export-one-table',
    'export-public-by-project',
    'export-too-many-rows',
    'indicator-not-summable',
    'indicator-without-target',
    'infographic-invalid',
    'months-open',
    'no-office',
    'period-not-begun',
    'period-open',
    'period-reversed',
    'picture-changed',
    'small-cells',
    'target-invalid',
  ],
  // Sign-in, set-up and invitation are pages of the server; tests/http/pages/words.test.ts holds their words.
  'said by pages of the server': [
    'first-admin-incomplete',
    'first-office-needed',
    'form-invalid',
    'oidc-answer-invalid',
    'oidc-attempt-over',
    'oidc-declined',
    'oidc-linked-otherwise',
    'oidc-no-account',
    'oidc-unavailable',
    'passkey-unknown',
  ],
}

/** Codes whose reason is words of a library, a list of ids or a state, which their sentence says better. */
const reasonsLeftOut = [
  'channel-invalid',
  'json-invalid',
  'keys-refused-here',
  'log-word-order-incomplete',
  'media-read-failed',
  'media-storage-failed',
  'network-app-not-set',
  'not-approved',
  'occurrence-state-wrong',
  'post-not-editable',
  'post-not-movable',
  'request-refused',
  'server-unusable',
  'slots-invalid',
  'topic-order-incomplete',
  'upload-conflict',
  'upload-gone',
  'upload-refused',
  'upload-too-large',
  'weak-password',
  'xml-broken',
]

describe('what the server refuses, in the words of the app', () => {
  it('has a sentence for every family, and one for what is no refusal', () => {
    const families = [...Object.keys(errorFamilies), 'internal']
    expect(Object.keys(refusal.family).toSorted()).toEqual(families.toSorted())
  })

  it('has a sentence for each code, or the reason why none is needed', () => {
    // "X not found" is what the sentence of its family says. The last two are met by operators alone.
    const left = Object.entries(catalogue)
      .filter(([, { family }]) => family !== 'not-found')
      .map(([code]) => code)
      .filter(code => !(code in backupErrors) && !(code in setupErrors))
      .filter(code => !own.has(code))
    expect(left.toSorted()).toEqual(Object.values(withoutSentence).flat().toSorted())
  })

  it('has words on the pages of the server for what only those say', () => {
    const { errors } = JSON.parse(readFileSync('src/http/pages/words/en.json', 'utf8'))
    expect(Object.keys(errors)).toEqual(
      expect.arrayContaining(withoutSentence['said by pages of the server']),
    )
  })

  it.each(Object.keys(refusal.code))('names only what the server gives with %s', code => {
    const given = namesIn(catalogue[code]?.text ?? '', /\{(\w+)\}/g)
    expect(catalogue).toHaveProperty(code)
    for (const name of namesIn(refusal.code[code], /\{\{(\w+)/g)) expect(given).toContain(name)
  })

  it('says why where the server does, and only there', () => {
    const says = (texts: Record<string, string>) =>
      Object.keys(texts).filter(code => /<(reason|ours)\/>/.test(texts[code] ?? ''))
    const hasReason = (code: string) => /\{(reason|faults|meaning)\}/.test(catalogue[code]?.text ?? '')
    expect(says(refusal.code).filter(code => !hasReason(code))).toEqual([])
    // What no one can act on, or the sentence says better.
    const withoutWhy = Object.keys(refusal.code).filter(
      code => hasReason(code) && !says(refusal.code).includes(code),
    )
    expect(withoutWhy.toSorted()).toEqual(reasonsLeftOut)
  })

  it('has no second sentence for what every page has one for', () => {
    const all: readonly string[] = knownProblems
    expect(Object.keys(refusal.code).filter(code => all.includes(code))).toEqual([])
  })
})

describe('why the server refuses', () => {
  const sources = globSync([
    'src/core/time/days.ts',
    'src/news/{feeds,media,writing}/**/*.ts',
    'src/notifications/webhooks/*.ts',
    'src/publishing/aftercare/editing/*.ts',
  ]).map(file => readFileSync(file, 'utf8'))
  /** Put together of pieces, of which one is in a source. */
  const byPiece: Partial<Record<keyof typeof refusalPatterns, string>> = {
    yearLongBefore: "'long before'",
    yearLongAfter: "'long after'",
    topicArchived: "'is archived'",
    projectArchived: "'is archived'",
    connectionFailedWith: 'the connection failed$',
  }
  const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

  it.each(Object.entries(refusalPatterns).filter(([key]) => !(key in fieldPatterns)))(
    'is said by a source: %s',
    (key, pattern) => {
      const piece = byPiece[key as keyof typeof refusalPatterns]
      const words = pattern.split(/\{\w+\}/).map(escaped)
      const said = piece ? new RegExp(escaped(piece)) : new RegExp(words.join('\\$\\{.{1,80}\\}'))
      expect(sources.filter(source => said.test(source))).not.toEqual([])
    },
  )

  const bare = (text: string) => text.replace(/\{\w+\}/g, '…')

  it('is written once', () => {
    const others = [recordPatterns, notePatterns, filePatterns].flatMap(each => Object.values<string>(each))
    const all = new Set(others.map(bare))
    expect(Object.values(refusalPatterns).filter(pattern => all.has(bare(pattern)))).toEqual([])
  })

  // In a process of its own (vitest.config.ts): what another file loads would make it pass.
  it('is read with our own words in it', async () => {
    const ur = JSON.parse(readFileSync('src/web/app/languages/ur.json', 'utf8'))
    const i18n = i18next.createInstance()
    await i18n.use(initReactI18next).init({
      lng: 'ur',
      fallbackLng: false,
      interpolation: { escapeValue: false },
      resources: { ur: { translation: ur } },
    })
    const client = new QueryClient()
    client.setQueryData(sessionQuery.queryKey, {
      preferences: { digits: 'latin', calendar: 'gregorian' },
    } as never)
    const text = 'The place is refused: it holds an e-mail address, and who asked or came is never stored.'
    const shown = renderToStaticMarkup(
      createElement(
        QueryClientProvider,
        { client },
        createElement(SaidReason, { text, known: sentences, unknown: 'english' }),
      ),
    )
    const { phrase, says } = ur.file
    expect(shown).toBe(
      says.holdsIdentity.replace('<what/>', phrase.place).replace('<why/>', phrase.mailAddress),
    )
  })

  it.each(Object.entries(storedRefusals))('and is kept as the catalogue has it: %s', (key, pattern) => {
    const code = key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`).replace('refused-', '')
    expect(bare(pattern)).toBe(bare(catalogue[code]?.text.replace('{hint}', '') ?? ''))
  })
})

describe('what is wrong with a field', () => {
  const form = z.object({
    name: lineOfText(5),
    names: z.record(z.string(), z.string().min(1)),
    text: z.string().max(3).min(2),
    languages: z.array(z.string()).min(1).max(2),
    count: z.int().min(1).max(9),
    day,
    url: z.url(),
    email: mailAddress,
    topic: z.enum(['visas', 'work']),
    id: slug,
  })
  const right = {
    name: 'Sana',
    names: { en: 'Lahore' },
    text: 'abc',
    languages: ['ur'],
    count: 3,
    day: '2026-11-27',
    url: 'https://mrc.example',
    email: 'desk@mrc.example',
    topic: 'visas',
    id: 'lahore',
  }
  const keysOf = (sent: object): (string | undefined)[] => {
    const { error } = form.safeParse(sent)
    return (error?.issues ?? []).flatMap(({ path, message }) =>
      takeApart(`body.${path.join('.')}: ${message}`, sentences).map(({ key }) =>
        key?.replace('refusal.says.', ''),
      ),
    )
  }

  it.each<[object, string]>([
    [{ name: 'Sana Khan' }, 'fieldLongerThan'],
    [{ name: ' ' }, 'fieldEmpty'],
    [{ name: 'a\nb' }, 'fieldOneLine'],
    [{ name: undefined }, 'fieldMissing'],
    [{ names: { en: '' } }, 'fieldWithoutText'],
    [{ text: 'abcd' }, 'fieldTooLong'],
    [{ text: 'a' }, 'fieldTooShort'],
    [{ languages: [] }, 'fieldFewItems'],
    [{ languages: ['ur', 'en', 'ps'] }, 'fieldManyItems'],
    [{ count: 0 }, 'fieldTooSmall'],
    [{ count: 10 }, 'fieldTooBig'],
    [{ count: 1.5 }, 'fieldWhole'],
    [{ day: '2026-13-01' }, 'fieldDay'],
    [{ day: '3026-11-01' }, 'fieldDayOfYears'],
    [{ url: 'mrc' }, 'fieldUrl'],
    [{ email: 'desk' }, 'fieldMail'],
    [{ topic: 'weather' }, 'fieldOption'],
    [{ id: 'Lahore!' }, 'fieldOtherwise'],
  ])('is known of %j', (wrong, key) => {
    expect(keysOf(right)).toEqual([])
    expect(keysOf({ ...right, ...wrong })).toEqual([key])
  })
})
