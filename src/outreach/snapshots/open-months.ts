import { DateTime } from 'luxon'
import { DatelineError } from '../../core/errors/errors.ts'
import { fallbackLanguage } from '../../core/languages/registry.ts'
import type { Db } from '../../database/connect.ts'
import type { OutreachFigures } from '../figures/outreach-figures.ts'
import { lastDayOf, type Scope } from '../figures/periods.ts'
import { completenessOf } from '../figures/questions/completeness.ts'
import { logs } from '../log/words-of-the-record.ts'

type OpenMonth = NonNullable<OutreachFigures['openMonths']>[number]

/** The months of the scope that are over on a day (YYYY-MM-DD) and that an office has not closed, log by log. */
export async function openMonths(db: Db, scope: Scope, today: string): Promise<OpenMonth[]> {
  const found: OpenMonth[] = []
  for (const log of logs) {
    const { open } = await completenessOf(db, scope, log)
    found.push(...open.flatMap(each => (lastDayOf(each.month) < today ? [{ ...each, log }] : [])))
  }
  return found
}

/** @throws DatelineError `months-open`, which names the first of them. */
export async function refuseOpenMonths(db: Db, [first, ...others]: readonly OpenMonth[]): Promise<void> {
  if (!first) return
  const office = await db
    .selectFrom('office')
    .select('names')
    .where('id', '=', first.officeId)
    .executeTakeFirst()
  throw new DatelineError('months-open', {
    office: office?.names[fallbackLanguage] ?? first.officeId,
    month: DateTime.fromISO(`${first.month}-01`, { zone: 'utc', locale: fallbackLanguage }).toFormat(
      'LLLL yyyy',
    ),
    log: first.log,
    others: others.length === 0 ? '' : `, nor ${others.length} other months`,
  })
}
