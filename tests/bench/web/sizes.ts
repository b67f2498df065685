import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Manifest, readManifest, withImports } from '../../../config/web/manifest.ts'
import { webDirectory } from '../../../config/web/sources.ts'

/** At most so many KB (1,000 bytes), gzipped. */
const budgets = { usable: 195, complete: 265, language: 12, sentences: 22, css: 16 }
/** Pages with more on them than others (docs/decisions/0066): those that write. */
const largerBudgets: Readonly<Record<string, Partial<typeof budgets>>> = {
  'item/ItemText': { usable: 202, complete: 313 },
  'item/NewItem': { complete: 290 },
  'posts/ItemPosts': { usable: 205, complete: 296 },
}

/** In bytes, as the server sends them. */
export interface Size {
  gzip: number
  brotli: number
}

export interface RouteSizes {
  /** The file of the route, e.g. `calendar/Calendar`; `(entry)` for what every page has. */
  route: string
  /** Scripts of entry and route, with the words of both in one language: the page answers. */
  usable: Size
  /** The same with all that the route may load later; for `(entry)` what any page may: search, bell, menus, dialogs. */
  complete: Size
  /** Style sheets of the usable page. */
  css: Size
}

export interface WebSizes {
  routes: RouteSizes[]
  /** What every page says, and what those of the feature say that has most to say. */
  languages: { language: string; size: Size }[]
  /** What the server's English sentences of a kind are found by; their words come with it. */
  sentences: { kind: string; size: Size }[]
}

/** Pages inside other pages: the head of an item, the list of settings. */
const outer: { page: RegExp; within: string }[] = [
  { page: /^features\/item\/routes\/Item\w+\.tsx$/, within: 'features/item/routes/Item.tsx' },
  { page: /^features\/posts\/routes\/ItemPosts\.tsx$/, within: 'features/item/routes/Item.tsx' },
  { page: /^features\/settings\/routes\/\w+Settings\.tsx$/, within: 'features/settings/routes/Settings.tsx' },
]

/** Its words, `app/languages/ur/calendar.words`, by language and feature. */
const words = /^app\/languages\/(\w+)\/(\w+)\.words$/
/** Fetched when the first refusal is met that no page has words for; and by the page of translations, in one piece. */
const fetchedLater = ['refusals', 'everything']
const isWords = (name: string) => words.test(name)
/** Fetched like words, when the first sentence of its kind is met. */
const sentencesOf = /^shared\/reasons\/sets\/(\w+)\.ts$/
const isSentences = (name: string) => sentencesOf.test(name)
const isRoute = (name: string) => /^features\/\w+\/routes\/\w+\.tsx$/.test(name)

/** What the build that lies in dist/web costs to load, route by route, from Vite's own list of what imports what. */
export function measureWeb(): WebSizes {
  const manifest = readManifest(webDirectory)
  const names = Object.keys(manifest)
  const entries = names.filter(name => manifest[name]?.isEntry)
  const languages = languagesOf(names)
    .map(language => ({ language, size: sizeOf(mostWords(manifest, language)) }))
    .sort((a, b) => b.size.gzip - a.size.gzip)
  const largest = languages[0]?.language ?? ''
  const routes = names.filter(name => isRoute(name) && !entries.includes(name))
  return {
    routes: [entries, ...routes.map(route => [...entries, ...withOuter(route)])].map(parts =>
      routeSizes(manifest, parts, largest),
    ),
    languages,
    sentences: names.filter(isSentences).map(name => ({
      kind: sentencesOf.exec(name)?.[1] ?? '',
      size: sizeOf(filesOf(manifest, [name])),
    })),
  }
}

function languagesOf(names: string[]): string[] {
  return [...new Set(names.flatMap(name => words.exec(name)?.[1] ?? []))]
}

/** The files of what every page says, and of the feature that has most to say. What is fetched by itself comes with no page. */
function mostWords(manifest: Manifest, language: string): string[] {
  const file = (feature: string) => manifest[wordsOf(language, feature)]?.file ?? []
  const bySize = Object.keys(manifest)
    .filter(name => words.exec(name)?.[1] === language)
    .map(name => words.exec(name)?.[2] ?? '')
    .filter(feature => !['every', ...fetchedLater].includes(feature))
    .sort((a, b) => sizeOf([file(b)].flat()).gzip - sizeOf([file(a)].flat()).gzip)
  return ['every', ...bySize.slice(0, 1)].flatMap(file)
}

function wordsOf(language: string, feature: string): string {
  return `app/languages/${language}/${feature}.words`
}

function routeSizes(manifest: Manifest, parts: string[], language: string): RouteSizes {
  const features = parts.filter(isRoute).map(part => part.split('/')[1] ?? '')
  const usable = [...parts, ...['every', ...features].map(feature => wordsOf(language, feature))]
  const frame = parts.filter(part => !isRoute(part))
  const own = parts.filter(isRoute)
  // What the frame loads when it is pressed stands in its own row.
  const later =
    own.length > 0 ? reachable(manifest, own, namesOf(manifest, frame)) : reachable(manifest, frame)
  const last = parts.at(-1) ?? ''
  return {
    route: isRoute(last) ? last.replace(/^features\/(\w+)\/routes\/(\w+)\.tsx$/, '$1/$2') : '(entry)',
    usable: sizeOf(filesOf(manifest, usable)),
    complete: sizeOf(filesOf(manifest, [...usable, ...later])),
    css: sizeOf(stylesOf(manifest, parts)),
  }
}

function withOuter(route: string): string[] {
  const found = outer.find(({ page, within }) => page.test(route) && route !== within)
  return found ? [found.within, route] : [route]
}

function namesOf(manifest: Manifest, parts: string[]): string[] {
  return parts.flatMap(part => [...withImports(manifest, part).keys()])
}

/** What may be loaded later, but for other routes, the words of others, and what these files load by themselves. */
function reachable(manifest: Manifest, from: string[], besides: string[] = []): string[] {
  const found = new Set<string>()
  const open = [...from]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const [each, chunk] of withImports(manifest, name)) {
      found.add(each)
      for (const later of besides.includes(each) ? [] : chunk.dynamicImports)
        if (!found.has(later) && ![isRoute, isWords, isSentences].some(is => is(later))) open.push(later)
    }
  }
  return [...found]
}

function filesOf(manifest: Manifest, names: string[]): string[] {
  return chunksOf(manifest, names).map(({ file }) => file)
}

function stylesOf(manifest: Manifest, names: string[]): string[] {
  return chunksOf(manifest, names).flatMap(({ css }) => css)
}

function chunksOf(manifest: Manifest, names: string[]) {
  const found = new Map<string, Manifest[string]>()
  for (const name of names) for (const [each, chunk] of withImports(manifest, name)) found.set(each, chunk)
  return [...found.values()]
}

function sizeOf(files: string[]): Size {
  const each = [...new Set(files)]
  return { gzip: sum(each, '.gz'), brotli: sum(each, '.br') }
}

/** As they are sent: a file that does not get smaller has no compressed form. */
function sum(files: string[], suffix: string): number {
  return files
    .map(file => join(webDirectory, file))
    .map(file => statSync(existsSync(file + suffix) ? file + suffix : file).size)
    .reduce((total, bytes) => total + bytes, 0)
}

export interface Excess {
  kind: string
  /** The route or the language. */
  what: string
  bytes: number
  /** In KB. */
  most: number
}

/** What is over its budget. */
export function overBudget({ routes, languages, sentences }: WebSizes): Excess[] {
  const all = [
    ...routes.flatMap(({ route: what, usable, complete, css }) => {
      const most = { ...budgets, ...largerBudgets[what] }
      return [
        { kind: 'usable', what, bytes: usable.gzip, most: most.usable },
        { kind: 'complete', what, bytes: complete.gzip, most: most.complete },
        { kind: 'style sheets', what, bytes: css.gzip, most: most.css },
      ]
    }),
    ...sentences.map(({ kind: what, size }) => ({
      kind: 'sentences',
      what,
      bytes: size.gzip,
      most: budgets.sentences,
    })),
    ...languages.map(({ language: what, size }) => ({
      kind: 'language',
      what,
      bytes: size.gzip,
      most: budgets.language,
    })),
  ]
  return all.filter(({ bytes, most }) => bytes > most * 1_000)
}
