import { sql } from 'kysely'
import { canonicalJson, sha256 } from '../../core/hash.ts'
import { newId } from '../../core/ids.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import type { OutreachFigures } from '../figures/outreach-figures.ts'
import { chainHash, figuresHash, presentationHash } from './hashes.ts'
import type { Presentation } from './presentation.ts'

export interface NewSnapshot {
  officeIds: readonly string[]
  from: string
  to: string
  figures: OutreachFigures
  presentation: Presentation
  frozenBy: string
  frozenAt: Date
  /** Who took it although months of the log were open. */
  acceptedIncompleteBy: string | null
}

export interface AppendedSnapshot {
  id: string
  version: number
  /** The snapshot of the same scope that it stands beside. */
  replaces: string | null
  contentHash: string
  /** Of its place in the chain. */
  hash: string
  frozenAt: Date
  figures: OutreachFigures
  /** Nothing had changed since that version was frozen. */
  isKnown: boolean
}

/** Any number: it only has to be the same for everyone who appends. */
const appendLock = 71_120_252

/**
 * Appends a snapshot to the chain inside the caller's transaction: as version 1 of its scope, or as the next version.
 * Where neither the figures nor their presentation differ from the newest version, that one is given back.
 */
export async function appendSnapshot(trx: Db, given: NewSnapshot): Promise<AppendedSnapshot> {
  await sql`select pg_advisory_xact_lock(${sql.lit(appendLock)})`.execute(trx)
  const { figures, presentation } = given
  const scopeKey = scopeKeyOf(given)
  const newest = await trx
    .selectFrom('snapshot')
    .selectAll()
    .where('scope_key', '=', scopeKey)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  const own = { figures: figuresHash(figures), presentation: presentationHash(presentation) }
  if (newest && newest.figures_hash === own.figures && newest.presentation_hash === own.presentation)
    return {
      id: newest.id,
      version: newest.version,
      replaces: newest.replaces,
      contentHash: newest.content_hash,
      hash: newest.hash,
      frozenAt: newest.frozen_at,
      figures: newest.figures as OutreachFigures,
      isKnown: true,
    }
  const last = await trx
    .selectFrom('snapshot')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const row = {
    seq: (last?.seq ?? 0) + 1,
    scope_key: scopeKey,
    version: (newest?.version ?? 0) + 1,
    replaces: newest?.id ?? null,
    content_hash: sha256(canonicalJson(figures)),
    presentation_hash: own.presentation,
    previous_hash: last?.hash ?? '',
    accepted_incomplete_by: given.acceptedIncompleteBy,
  }
  const id = newId()
  const hash = chainHash(row)
  await trx
    .insertInto('snapshot')
    .values({
      ...row,
      id,
      hash,
      figures_hash: own.figures,
      office_ids: [...given.officeIds],
      period_from: given.from,
      period_to: given.to,
      figures: toJson(figures),
      presentation: toJson(presentation),
      definitions: toJson(figures.definitions),
      sandbox: figures.sandbox,
      frozen_by: given.frozenBy,
      frozen_at: given.frozenAt,
    })
    .execute()
  const { version, replaces, content_hash: contentHash } = row
  return { id, version, replaces, contentHash, hash, frozenAt: given.frozenAt, figures, isKnown: false }
}

/** The days so far of a period are no version of the whole period. */
function scopeKeyOf({ officeIds, from, to, figures }: NewSnapshot): string {
  const world = figures.sandbox ? 'practice' : 'live'
  return [world, officeIds.join('+'), from, to, ...(figures.soFar ? ['so far'] : [])].join(' ')
}
