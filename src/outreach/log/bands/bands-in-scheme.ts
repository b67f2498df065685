import { ageBandAsKept } from '../../../core/age-band.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Db } from '../../../database/connect.ts'
import { ageBandsOf } from '../../../offices/age-bands.view.ts'
import type { Participants } from '../participants.ts'

/** The bands in which participants are counted, each in its one form, but for those whose age was not noted. */
export function bandsOf(participants: Participants): string[] {
  const bands = Object.values(participants).flatMap(byAge => Object.keys(byAge))
  return [...new Set(bands.map(ageBandAsKept))].filter(band => band !== 'unknown')
}

/** The participants with each band in its one form; bands that are the same are added. */
export function inBandsAsKept(participants: Participants): Participants {
  return Object.fromEntries(
    Object.entries(participants).map(([sex, byAge]) => {
      const kept: Record<string, number> = {}
      for (const [age, count] of Object.entries(byAge))
        kept[ageBandAsKept(age)] = (kept[ageBandAsKept(age)] ?? 0) + count
      return [sex, kept]
    }),
  )
}

interface Counted {
  officeId: string
  bands: readonly string[]
  /** Of the version that is corrected: what was logged before a scheme changed stays as it was. */
  kept?: readonly string[]
}

/** @throws DatelineError `band-not-in-scheme` where a row counts by a band that its office does not have. */
export async function assertBandsInScheme(trx: Db, rows: readonly Counted[]): Promise<void> {
  const [fault] = await bandFaults(
    trx,
    rows.filter(({ bands }) => bands.length > 0),
  )
  if (fault?.error) throw fault.error
}

/** For each row that counts by a band that its office does not have, what is wrong with it. */
export async function bandFaults<Row extends Counted>(
  db: Db,
  rows: readonly Row[],
): Promise<{ row: Row; error: DatelineError<'band-not-in-scheme'> }[]> {
  if (rows.every(({ bands }) => bands.length === 0)) return []
  const schemes = await ageBandsOf(db, [...new Set(rows.map(({ officeId }) => officeId))])
  return rows.flatMap(row => {
    const scheme = schemes.get(row.officeId) ?? []
    const known = new Set([...scheme, ...(row.kept ?? [])])
    const odd = row.bands.find(band => !known.has(band))
    if (odd === undefined) return []
    const facts = { band: odd, officeId: row.officeId, bands: scheme.join(', ') }
    return [{ row, error: new DatelineError('band-not-in-scheme', facts) }]
  })
}
