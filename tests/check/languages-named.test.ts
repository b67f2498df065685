import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { languageEntries, languageTag } from '../../src/core/languages/registry.ts'

const root = new URL('../../', import.meta.url)

/** Files that may name a language, each with its reason. Everything else reads the registry. */
const mayName: readonly { path: RegExp; why: string }[] = [
  { path: /^src\/core\/languages\//, why: 'the registry itself, and the fixed list of infographics' },
  { path: /^src\/infographics\/words\//, why: 'words of infographics, which somebody has translated' },
  { path: /^src\/infographics\/request\/infographic-news\.ts$/, why: 'such words' },
  { path: /^src\/outreach\/snapshots\/(infographic-words|presentation)\.ts$/, why: 'such words' },
  {
    path: /^src\/database\/migrations\/122_log_words\.sql$/,
    why: 'labels and aliases of the words to begin with',
  },
  { path: /^src\/database\/migrations\/172_views\.sql$/, why: 'names in English, which the views promise' },
  { path: /^src\/web\/shared\/text\/join-words\.ts$/, why: 'commas that browsers do not have' },
  { path: /^src\/offices\/presets\//, why: 'offices to begin with, in their languages' },
  { path: /^src\/outreach\/log\/sample-data\//, why: 'the sample log of those offices' },
  { path: /^src\/demo\//, why: 'the demo, with news of its own in several languages' },
  { path: /^src\/http\/pages\/words\//, why: 'words of the pages, which somebody has translated' },
  { path: /^src\/http\/pages\/frame\/side\.ts$/, why: 'the same idea in many languages' },
  {
    path: /^src\/http\/(pages\/(connect|entry\/set-up-options)|plugins\/caller\/asked-language)\.ts$/,
    why: 'English where a browser asks for none of ours',
  },
  { path: /^src\/web\/app\/languages\//, why: 'the languages of the interface' },
  {
    path: /^src\/web\/(shared\/forms\/(known|screen)-languages|features\/item\/parts\/variant\/native-name)\.ts$/,
    why: 'languages to choose from, and names that browsers do not have',
  },
  {
    path: /^src\/web\/shared\/(text\/(language-(codes|name)|fallback-language|with-names)|times\/(format|locale)|offices\/office-name)\.ts$/,
    why: 'what browsers call a language, and English where there is no other name',
  },
  {
    path: /^src\/web\/shared\/reasons\/patterns\//,
    why: 'sentences of the server, which give a code as an example',
  },
  { path: /^src\/sandbox\/(timeline\/timeline|authorize-page)\.ts$/, why: 'pages in English' },
  {
    path: /^src\/news\/import\/readers\/(plain-text-of-html|elements-of-html)\.ts$/,
    why: 'HTML has an element tr',
  },
]

const codes = [
  ...new Set(
    languageEntries.flatMap(({ code, locale }) => [code, languageTag(code), locale.split('-')[0] ?? code]),
  ),
]
const code = `(?:${codes.join('|')})(?:-[A-Z][A-Za-z]{1,3})?`
const named = new RegExp(
  [
    `(['"\`])${code}\\1`, // 'ur', "ps-AF"
    `(?<=[{,(]\\s*)${code}\\??:(?!:)`, // { de: …
    `(?<=^\\s*)${code}\\??:(?!:)`, // a key on a line of its own
    `(?<=[\\w)\\]]\\??\\.)${code}\\b(?![.\\w-])`, // names.en
    `text_${code}\\b`,
  ].join('|'),
  'gmu',
)

/** Comments may give examples. */
function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, comment => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)(\/\/|--).*$/gm, '$1')
}

const files = globSync(['src/**/*.{ts,js,sql}', 'config/**/*.{ts,js}', 'workers/**/*.ts'], {
  cwd: root.pathname,
}).sort()

describe('a language', () => {
  it('is named in no file but the registry and those that hold translations', () => {
    const found = files
      .filter(path => !mayName.some(each => each.path.test(path)))
      .flatMap(path =>
        [...withoutComments(readFileSync(new URL(path, root), 'utf8')).matchAll(named)].map(
          match => `${path}: ${match[0]}`,
        ),
      )
    expect(files.length).toBeGreaterThan(300)
    expect(found).toEqual([])
  })

  it.each([
    "if (language === 'ur') return",
    'const names = { de: 1 }',
    'office.names.en ?? id',
    "sql`select names ->> 'en'`",
    '  ckb: something,',
    "column === 'text_hu'",
    'setLocale("tr-TR")',
  ])('is found in: %s', line => {
    expect(line.match(named)).not.toBeNull()
  })

  it.each(mayName)('needs its exception: $path, $why', ({ path }) => {
    const texts = files.filter(file => path.test(file)).map(file => readFileSync(new URL(file, root), 'utf8'))
    expect(texts.some(text => withoutComments(text).match(named) !== null)).toBe(true)
  })
})
