import { sql } from 'kysely'
import type { Language } from '../../core/languages/language.ts'
import type { Db } from '../../database/connect.ts'
import type { NewsItemState, Variant } from '../../news/news-content.view.ts'
import { mentions } from './formatting/organisation-handles.ts'

export interface ItemNaming {
  newsItemId: string
  officeId: string
  state: NewsItemState
  /** Of the texts that name it. */
  languages: Language[]
  /** The words around the first mention. */
  excerpt: string
  createdAt: Date
}

/** How many items one look takes up: those that hold the letters of the name; not all of them name it as a word. */
const pageSize = 200

/**
 * The items whose newest texts name an organisation as posts would find it, newest first.
 * @param wanted.after the id of the last item that was seen.
 */
export async function itemsNaming(
  db: Db,
  wanted: { name: string; officeIds: readonly string[] | '*'; limit: number; after?: string },
): Promise<ItemNaming[]> {
  const found: ItemNaming[] = []
  let after = wanted.after
  while (found.length < wanted.limit) {
    const rows = await itemsWithLetters(db, { ...wanted, after })
    found.push(...rows.flatMap(row => namingOf(row, wanted.name)))
    if (rows.length < pageSize) break
    after = rows.at(-1)?.newsItemId
  }
  return found.slice(0, wanted.limit)
}

interface Row extends Omit<ItemNaming, 'languages' | 'excerpt'> {
  variants: Variant[]
}

/** Ids are made in order of time (UUID version 7). */
async function itemsWithLetters(
  db: Db,
  { name, officeIds, after }: { name: string; officeIds: readonly string[] | '*'; after: string | undefined },
): Promise<Row[]> {
  const [firstWord = ''] = name.trim().split(/\s+/)
  const offices = officeIds === '*' ? sql`true` : sql`item.office_id = any(${[...officeIds]}::text[])`
  const { rows } = await sql<Row>`
    select item.id as "newsItemId", item.office_id as "officeId", item.state, item.created_at as "createdAt",
      revision.content->'variants' as variants
    from news_item item join revision on revision.news_item_id = item.id and revision.number = item.revision
    where ${offices} and (${after ?? null}::uuid is null or item.id < ${after ?? null}::uuid)
      and exists (select from jsonb_array_elements(revision.content->'variants') variant
        where strpos(variant->>'text', ${firstWord}) > 0
          or exists (select from jsonb_each_text(variant->'wordings') where strpos(value, ${firstWord}) > 0))
    order by item.id desc
    limit ${pageSize}`.execute(db)
  return rows
}

function namingOf({ variants, ...item }: Row, name: string): ItemNaming[] {
  const naming = variants.flatMap(({ language, text, wordings = {} }) =>
    [text, ...Object.values(wordings)].flatMap(words => {
      const [place] = mentions(words, name)
      return place ? [{ language, excerpt: around(words, place.start) }] : []
    }),
  )
  const [first] = naming
  if (!first) return []
  const languages = [...new Set(naming.map(({ language }) => language))]
  return [{ ...item, languages, excerpt: first.excerpt }]
}

function around(text: string, position: number): string {
  const [before, after] = [40, 80]
  const start = Math.max(0, position - before)
  const words = text
    .slice(start, position + after)
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .trim()
  return `${start > 0 ? '…' : ''}${words}${position + after < text.length ? '…' : ''}`
}
