import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'

/** What a person proposes in place of a text of the screens. */
export interface TranslationProposal {
  /** The names of its sections and its own, with dots between: `calendar.move`. */
  key: string
  /** The English that it translates, as it was then. */
  english: string
  text: string
  by: { id: string; name: string | null }
  at: Date
}

/** The proposals for a language, by key; of one key the newest first. */
export async function listProposals(db: Db, language: string): Promise<TranslationProposal[]> {
  const { rows } = await sql<TranslationProposal>`
    select t.key, t.english, t.text, t.proposed_at as at,
        json_build_object('id', p.id, 'name', p.name) as by
      from translation_proposal t join person p on p.id = t.person_id
     where t.language = ${language}
     order by t.key collate "C", t.proposed_at desc, p.id`.execute(db)
  return rows
}
