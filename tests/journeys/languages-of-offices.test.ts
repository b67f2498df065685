import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/database/connect.ts'
import { toJson } from '../../src/database/tables.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { importNews } from '../../src/news/import/import-news.ts'
import { approveNewsItem } from '../../src/news/review/approve-news-item.ts'
import { submitNewsItem } from '../../src/news/review/submit-news-item.ts'
import { previewPosts } from '../../src/publishing/calendar/preview-posts.ts'
import { schedulePosts } from '../../src/publishing/calendar/schedule-posts.ts'
import { buildChannel } from '../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { approver, author, stillClock } from '../factories/news.ts'
import { addPeople } from '../factories/people.ts'
import { xRules } from '../publishing/composing/formatting/build-format-input.ts'

const networks = new Map([
  ['x', createXNetwork({ origin: 'http://127.0.0.1:9', clock: stillClock })],
] as const)

const offices = [
  { id: 'nairobi', zone: 'Africa/Nairobi', country: 'KE', languages: ['sw'], place: 'nairobi' },
  { id: 'budapest', zone: 'Europe/Budapest', country: 'HU', languages: ['hu', 'de'], place: 'budapest' },
  { id: 'erbil', zone: 'Asia/Baghdad', country: 'IQ', languages: ['ckb'], place: 'هەولێر' },
]

const swahili = [
  'Nairobi: Ofisi ya ushauri kwa wahamiaji itafunguliwa Jumatatu saa tatu asubuhi.',
  'Mgeni rasmi ni Dkt. Otieno pamoja na Bi. Amina Hassan wa shirika la kimataifa la uhamiaji.',
  'Huduma zote ni bure na hazihitaji miadi.',
  'Leteni vitambulisho vyenu, barua za mwajiri na nakala za mikataba ya kazi ikiwa mnazo.',
  'Kwa maelezo zaidi piga simu 0800 720 999 kila siku ya kazi.',
]
const sorani = [
  'هەولێر: نووسینگەی ڕاوێژکاری بۆ کۆچبەران ڕۆژی دووشەممە دەکرێتەوە.',
  'د. ئەحمەد و پ. سارا وەڵامی پرسیارەکان دەدەنەوە دەربارەی کار و خوێندن لە دەرەوەی وڵات.',
  'هەموو خزمەتگوزارییەکان بەخۆڕایین و پێویستیان بە چاوپێکەوتن نییە.',
  'تکایە ناسنامە و گرێبەستی کار لەگەڵ خۆتان بهێنن ئەگەر هەتانە.',
  'بۆ زانیاری زیاتر سەردانی https://example.org/hewler بکەن یان پەیوەندی بکەن.',
]
const german = [
  'Budapest: Die Beratungsstelle öffnet am 7. Dezember um neun Uhr im 3. Stock des Bürgerhauses.',
  'Es beraten Dr. Huber und Mag. Szabó, z. B. zu Verträgen, Löhnen und zur Anerkennung von Zeugnissen.',
  'Alle Gespräche sind kostenlos und vertraulich, und eine Anmeldung ist nicht nötig.',
  'Bringen Sie bitte Ihren Ausweis und Ihre Unterlagen mit.',
]
const hungarian = [
  'Budapest: A tanácsadó iroda hétfőn reggel kilenc órakor nyílik a XIII. kerületben.',
  'A kérdésekre Dr. Kovács és ifj. Nagy Péter válaszol, és minden beszélgetés bizalmas.',
  'A szolgáltatás ingyenes, és előzetes bejelentkezés nem szükséges.',
  'Kérjük, hozza magával az iratait és a munkaszerződését.',
]

describe.each(databaseKinds)('offices of other languages, on the %s database', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
    await addPeople(database.db, [author.id, approver.id])
    for (const { id, zone, country, languages, place } of offices) {
      await database.db
        .insertInto('office')
        .values({
          id,
          names: toJson({ en: id }),
          country,
          time_zone: zone,
          working_days: [1, 2, 3, 4, 5],
          languages,
        })
        .execute()
      await database.db.insertInto('dateline_place').values({ place, office_id: id }).execute()
      await buildChannel(database.db, { officeId: id, network: 'x', languages })
    }
  })
  afterAll(() => database.close())

  const deps = () => ({ db: database.db, clock: stillClock, networks })

  /** Imports a file with one item, approves it, and gives its posts as they were previewed and scheduled. */
  async function postsOf(content: string, name: string) {
    const { added, faults, notes } = await importNews(deps(), { actor: author, content, name })
    expect({ faults, notes }).toEqual({ faults: [], notes: [] })
    const [item, ...others] = added
    expect(others).toEqual([])
    if (!item) throw new Error('nothing was imported')
    const { newsItemId } = item
    const { contentHash } = await submitNewsItem(deps(), { actor: author, newsItemId })
    await approveNewsItem(deps(), { actor: approver, newsItemId, contentHash })
    const plan = { actor: author, newsItemId, at: '2026-12-01T10:00' }
    const { posts } = await previewPosts(deps(), plan)
    const scheduled = await schedulePosts(deps(), plan)
    expect(scheduled.posts.map(post => post.language)).toEqual(posts.map(post => post.language))
    const stored = await database.db
      .selectFrom('post')
      .select(['language', 'due_at'])
      .where('news_item_id', '=', newsItemId)
      .orderBy('language')
      .execute()
    return { item, posts, stored }
  }

  /** Parts of a thread without their numbers and isolates. */
  const wordsOf = (segments: readonly { text: string }[]) =>
    segments.map(({ text }) => text.replace(/ \d+\/\d+$/, '').replace(/[\u2066-\u2069]/g, ''))

  const endOfSentence = (sentences: readonly string[]) => (part: string) =>
    sentences.some(sentence => part.endsWith(sentence))

  it.each([
    ['Swahili from Nairobi', 'sw', swahili, 'ltr', '2026-12-01T07:00:00.000Z'],
    ['Sorani from Erbil', 'ckb', sorani, 'rtl', '2026-12-01T07:00:00.000Z'],
  ])('publish %s', async (_what, language, sentences, direction, dueAt) => {
    const { item, posts, stored } = await postsOf(`${sentences.join(' ')}\n`, `${language}.txt`)
    expect(item.languages).toEqual([language])
    expect(stored).toEqual([{ language, due_at: new Date(dueAt) }])
    const [post] = posts
    expect(post?.formatted.direction).toBe(direction)
    const { segments = [] } = post?.formatted ?? {}
    expect(segments.length).toBeGreaterThan(1)
    for (const { text, length } of segments) {
      expect(length).toBe(xRules.lengthOf(text))
      expect(length).toBeLessThanOrEqual(280)
    }
    expect(wordsOf(segments).filter(part => !endOfSentence(sentences)(part))).toEqual([])
    expect(wordsOf(segments).join(' ')).toBe(sentences.join(' '))
  })

  it('isolates what is Latin in Sorani', async () => {
    const { posts } = await postsOf(
      'هەولێر: بۆ هەموو پرسیارەکان بنووسن بۆ @mrc_hewler و سەردانی نووسینگە بکەن.\n',
      'iso.txt',
    )
    expect(posts[0]?.formatted.segments.map(({ text }) => text)).toEqual([
      'هەولێر: بۆ هەموو پرسیارەکان بنووسن بۆ \u2066@mrc_hewler\u2069 و سەردانی نووسینگە بکەن.',
    ])
  })

  it('publish Hungarian and German from one table', async () => {
    const csv = `place,text_hu,TEXT-DE\nBudapest,"${hungarian.join(' ')}","${german.join(' ')}"\n`
    const { item, posts, stored } = await postsOf(csv, 'budapest.csv')
    expect(item.languages).toEqual(['hu', 'de'])
    expect(stored.map(post => [post.language, post.due_at.toISOString()])).toEqual([
      ['de', '2026-12-01T09:00:00.000Z'],
      ['hu', '2026-12-01T09:00:00.000Z'],
    ])
    for (const { language, formatted } of posts) {
      const sentences = language === 'hu' ? hungarian : german
      expect(formatted.direction).toBe('ltr')
      expect(formatted.segments.length).toBeGreaterThan(1)
      expect(wordsOf(formatted.segments).filter(part => !endOfSentence(sentences)(part))).toEqual([])
    }
  })

  it('has no list of languages in the database', async () => {
    const { rows } = await sql<{ definition: string }>`
      select pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'c'
      union all select format('enum %s', enumlabel) from pg_enum`.execute(database.db)
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.filter(({ definition }) => /'(en|ur|prs|bn)'|enum (en|ur|prs|bn)$/.test(definition))).toEqual(
      [],
    )
  })
})
