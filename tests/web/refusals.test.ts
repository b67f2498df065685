import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { backupErrors } from '../../src/core/errors/catalogue/backup.ts'
import { setupErrors } from '../../src/core/errors/catalogue/setup.ts'
import { errorCatalogue } from '../../src/core/errors/catalogue.ts'
import { errorFamilies } from '../../src/core/errors/families.ts'
import { knownProblems } from '../../src/web/shared/feedback/known-problems.ts'

const { refusal } = JSON.parse(readFileSync('src/web/app/languages/en.json', 'utf8'))
const catalogue: Readonly<Record<string, { family: string; text: string }>> = errorCatalogue
const own: ReadonlySet<string> = new Set([...knownProblems, ...Object.keys(refusal.code)])
const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(found => found[1])

/** What a network, a file or a library said, or several faults: shown in English below the sentence of the family. */
const holdsWordsOfOthers = /\{(reason|faults|meaning)\}/
/**
 * Codes that have the sentence of their family in the reader's language, and below it the server's in English: no screen
 * leads to them, or hardly ever, so that programs and commands meet them, or they come of the inner form of files.
 */
const ofTheirFamily: readonly string[] = [
  'account-not-offered',
  'approval-needs-person',
  'channel-not-checkable',
  'channel-of-other-network',
  'column-twice',
  'column-unknown',
  'comment-not-named',
  'connection-closed',
  'credit-line-too-long',
  'credit-missing',
  'cursor-invalid',
  'day-invalid',
  'export-counts-few',
  'export-not-ready',
  'export-one-table',
  'export-public-by-project',
  'export-too-many-rows',
  'external-id-taken-meanwhile',
  'feed-answer-too-large',
  'feed-must-wait',
  'feed-redirects',
  'feed-too-large',
  'feed-too-many-entries',
  'file-not-text',
  'first-admin-incomplete',
  'first-office-needed',
  'front-matter-too-long',
  'ics-too-large',
  'idempotency-key-invalid',
  'idempotency-key-reused',
  'idempotent-answer-withheld',
  'indicator-not-summable',
  'indicator-without-target',
  'intended-twice',
  'key-out-of-scope',
  'log-column-twice',
  'log-import-other-world',
  'log-mapping-unknown',
  'media-has-no-thumbnail',
  'metrics-token-missing',
  'month-invalid',
  'month-open',
  'months-open',
  'move-target-unclear',
  'needs-person',
  'network-unknown',
  'no-office',
  'no-segment-in-doubt',
  'not-a-time',
  'notification-kind-fixed',
  'notification-kind-unknown',
  'now-and-not-before',
  'office-id-needed',
  'offices-unknown',
  'oidc-answer-invalid',
  'oidc-attempt-over',
  'oidc-declined',
  'oidc-linked-otherwise',
  'oidc-no-account',
  'oidc-unavailable',
  'passkey-needed',
  'passkey-unknown',
  'period-not-begun',
  'period-open',
  'period-reversed',
  'picture-changed',
  'quiet-weekdays-invalid',
  'range-invalid',
  'renewed-access-not-saved',
  'second-factor-needed',
  'series-edit-unfit',
  'series-rule-invalid',
  'server-not-taken',
  'sheet-too-many-parts',
  'slots-or-copy',
  'small-cells',
  'target-invalid',
  'text-column-missing',
  'too-many-handles',
  'too-many-keywords',
  'too-many-projects',
  'upload-incomplete',
  'upload-moved-on',
  'way-in-not-taken',
  'weekday-invalid',
  'working-days-invalid',
  'wrong-host',
  'wrong-offset',
  'wrong-origin',
  'xml-entities-refused',
  'xml-unclosed',
  'zone-needed',
  'zone-not-in-database',
]

describe('what the server refuses, in the words of the app', () => {
  it('has a sentence for every family, and one for what is no refusal', () => {
    const families = [...Object.keys(errorFamilies), 'internal']
    expect(Object.keys(refusal.family).toSorted()).toEqual(families.toSorted())
  })

  it('has a sentence for each code, or the reason why that of its family says it', () => {
    // "X not found" is what the sentence of its family says. The last two are met by operators alone.
    const left = Object.entries(catalogue)
      .filter(([, { family, text }]) => family !== 'not-found' && !holdsWordsOfOthers.test(text))
      .map(([code]) => code)
      .filter(code => !(code in backupErrors) && !(code in setupErrors))
      .filter(code => !own.has(code))
    expect(left.toSorted()).toEqual(ofTheirFamily.toSorted())
  })

  it.each(Object.keys(refusal.code))('names only what the server gives with %s', code => {
    const given = namesIn(catalogue[code]?.text ?? '', /\{(\w+)\}/g)
    expect(catalogue).toHaveProperty(code)
    for (const name of namesIn(refusal.code[code], /\{\{(\w+)/g)) expect(given).toContain(name)
  })

  it('has no second sentence for what every page has one for', () => {
    const all: readonly string[] = knownProblems
    expect(Object.keys(refusal.code).filter(code => all.includes(code))).toEqual([])
  })
})
