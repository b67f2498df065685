import { sql } from 'kysely'
import type { CurrentActor } from '../../../access/actor.ts'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import type { ListedWord } from './words-of-records.ts'

/** Keeps words that no list has, so that an analyst places or merges them; in the transaction that logs them. */
export async function keepNewWords(
  trx: Db,
  actor: CurrentActor,
  logged: readonly (ListedWord & { officeId: string })[],
): Promise<void> {
  // In one order, so that two imports with the same new words wait for each other and do not block one another.
  const met = logged.map(({ list, word, officeId }) => [`${list}/${word}`, officeId] as const)
  const offices = new Map(met.toSorted(([one], [other]) => (one < other ? -1 : 1)))
  if (offices.size === 0) return
  const { rows } = await sql<ListedWord>`
    insert into log_word (list, word, state)
    select split_part(key, '/', 1), substr(key, strpos(key, '/') + 1), 'pending'
    from unnest(${[...offices.keys()]}::text[]) with ordinality as met (key, place)
    where not exists (
      select from log_word where list = split_part(key, '/', 1) and word = substr(key, strpos(key, '/') + 1))
    order by place
    on conflict do nothing returning list, word`.execute(trx)
  await recordEvents(
    trx,
    rows.map(({ list, word }) => ({
      kind: 'log-word.met' as const,
      officeId: offices.get(`${list}/${word}`) ?? null,
      subjectId: `${list}/${word}`,
      data: { by: actor.id },
    })),
  )
}
