import type { ItemContent } from '../../../shared/item/item.ts'
import { type ContentParts, contentOf, type PartKey, partsOf } from './content-parts.ts'
import { isSame } from './sendable.ts'

export interface Clash {
  key: PartKey
  /** What both came from, and what each made of it; undefined: not there. */
  base: unknown
  mine: unknown
  theirs: unknown
}

export interface Merged {
  /** Both people's changes; where they clash, mine for now. */
  content: ItemContent
  clashes: Clash[]
  /** What was taken from the other person. */
  taken: PartKey[]
}

/** Joins what two people made of the same content: a part that only one of them changed is that person's. */
export function mergeContents(base: ItemContent, mine: ItemContent, theirs: ItemContent): Merged {
  const [b, m, t] = [partsOf(base), partsOf(mine), partsOf(theirs)]
  const lists = mergeLists(b.lists, m.lists, t.lists)
  const values = new Map<PartKey, unknown>()
  const clashes: Clash[] = []
  const taken: PartKey[] = []
  for (const key of new Set([...t.values.keys(), ...m.values.keys(), ...b.values.keys()])) {
    const clash = { key, base: b.values.get(key), mine: written(m, b, key), theirs: t.values.get(key) }
    const isMineAlone = isSame(clash.theirs, clash.base)
    const isTheirsAlone = isSame(clash.mine, clash.base)
    const value = isTheirsAlone ? clash.theirs : clash.mine
    if (isTheirsAlone && !isMineAlone) taken.push(key)
    if (!isMineAlone && !isTheirsAlone && !isSame(clash.mine, clash.theirs) && isShown(key, lists))
      clashes.push(clash)
    if (value !== undefined) values.set(key, value)
    else if (m.values.get(key) === '') values.set(key, '')
  }
  keepWhatIsWritten(lists, values)
  return { content: contentOf({ lists, values }), clashes, taken }
}

/** Sets the parts that the person chose, by key; undefined leaves one out. */
export function withChoices(content: ItemContent, choices: ReadonlyMap<PartKey, unknown>): ItemContent {
  const { lists, values } = partsOf(content)
  for (const [key, value] of choices) {
    if (value === undefined) values.delete(key)
    else values.set(key, value)
    const [kind, name = ''] = key.split(' ')
    if (kind !== 'text') continue
    lists.languages = lists.languages.filter(each => each !== name || value !== undefined)
    if (value !== undefined && !lists.languages.includes(name)) lists.languages.push(name)
  }
  return contentOf({ lists, values })
}

/** A language that was added and has no words yet meets nothing. */
function written(mine: ContentParts, base: ContentParts, key: PartKey): unknown {
  const value = mine.values.get(key)
  return value === '' && !base.values.has(key) ? undefined : value
}

type Lists = ContentParts['lists']

function mergeLists(base: Lists, mine: Lists, theirs: Lists): Lists {
  const merged = (name: keyof Lists) => mergeList(base[name], mine[name], theirs[name])
  return {
    places: merged('places'),
    topics: merged('topics'),
    languages: merged('languages'),
    media: merged('media'),
  }
}

/** The order of the one who changed it, else mine; what either added is in it, what either removed is not. */
function mergeList(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  if (isSame(base, mine)) return [...theirs]
  const kept = mine.filter(each => theirs.includes(each) || !base.includes(each))
  const added = theirs.filter(each => !base.includes(each) && !mine.includes(each))
  return [...kept, ...added]
}

/** A text that one person removed and the other rewrote is a clash, and is shown until that is decided. */
function keepWhatIsWritten(lists: Lists, values: ReadonlyMap<PartKey, unknown>): void {
  for (const key of values.keys()) {
    const [kind, name = ''] = key.split(' ')
    if (kind === 'text' && !lists.languages.includes(name)) lists.languages.push(name)
  }
  lists.languages = lists.languages.filter(each => values.has(`text ${each}`))
}

function isShown(key: PartKey, { media }: Lists): boolean {
  const [kind, name = ''] = key.split(' ')
  return (kind !== 'alt' && kind !== 'image') || media.includes(name)
}
