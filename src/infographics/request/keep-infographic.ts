import { existsSync, readFileSync } from 'node:fs'
import { sha256 } from '../../core/hash.ts'
import { newId } from '../../core/ids.ts'
import type { Language } from '../../core/languages/language.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import type { OwnFigure } from '../../outreach/disclosure/counts.ts'
import { keepPublished, publishesNext } from '../../outreach/published/published-cells.ts'
import { renderer } from '../renderer.ts'

type Format = 'svg' | 'png' | 'pdf'

export interface KeptInfographic {
  id: string
  file: string
  sha256: string
  altText: string
  renderer: number
  createdAt: Date
}

/** The newest picture that was drawn of a spec in a format; undefined where none was. */
export async function findInfographic(
  db: Db,
  specHash: string,
  format: Format,
): Promise<KeptInfographic | undefined> {
  const row = await db
    .selectFrom('infographic')
    .selectAll()
    .where('spec_hash', '=', specHash)
    .where('format', '=', format)
    .orderBy('renderer', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const { id, file, sha256, alt_text: altText, created_at: createdAt } = row
  return { id, file, sha256, altText, renderer: row.renderer, createdAt }
}

/** Whether its file is there, with the bytes that were drawn. */
export function isThere({ file, sha256: expected }: Pick<KeptInfographic, 'file' | 'sha256'>): boolean {
  return existsSync(file) && sha256(readFileSync(file)) === expected
}

/**
 * Keeps a picture with what it publishes; false where another picture or file was published since `known` were counted,
 * whose figures it may not go with.
 */
export async function keepInfographic(
  db: Db,
  known: number,
  picture: {
    snapshotId: string
    language: Language
    format: Format
    spec: object
    specHash: string
    sha256: string
    file: string
    altText: string
    createdBy: string
    figures: readonly OwnFigure[]
  },
): Promise<boolean> {
  return await db.transaction().execute(async trx => {
    if (!(await publishesNext(trx, known))) return false
    const { snapshotId, language, format, spec, specHash, file, altText, createdBy, figures } = picture
    const id = newId()
    await trx
      .insertInto('infographic')
      .values({
        id,
        snapshot_id: snapshotId,
        language,
        format,
        spec: toJson(spec),
        spec_hash: specHash,
        renderer,
        sha256: picture.sha256,
        file,
        alt_text: altText,
        created_by: createdBy,
      })
      .execute()
    await keepPublished(trx, { infographicId: id }, figures)
    return true
  })
}
