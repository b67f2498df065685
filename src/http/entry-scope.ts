import type { z } from 'zod'
import type { SignedInActor } from '../access/actor.ts'
import { may, officesWhere } from '../access/policy.ts'
import type { entryQuery } from '../api/parts/log-entry.ts'
import { omitUndefined } from '../core/omit-undefined.ts'
import { lastDayOf } from '../outreach/figures/periods.ts'
import { entryNotFound } from '../outreach/log/entries/change-entry.ts'
import type { EntryVersion } from '../outreach/log/entries/entry.ts'
import type { EntryFilter } from '../outreach/log/entries/entry-rows.ts'
import type { AppDeps } from './deps.ts'
import { isPracticeWorld } from './entry-origin.ts'

/** The filter of a list of entries: of these offices, or of all where the actor reads the log; one more than the page. */
export function entryFilterOf<Query extends z.output<typeof entryQuery>>(
  deps: AppDeps,
  actor: SignedInActor,
  query: Query,
): EntryFilter {
  const { officeId, month, from, to, world, limit, ...filter } = query
  const readable = officesWhere(actor, 'outreach.read')
  return {
    ...omitUndefined(filter),
    state: filter.state,
    officeIds: officeId === undefined ? readable : officeId.filter(id => may(actor, 'outreach.read', id)),
    sandbox: isPracticeWorld(deps, world),
    ...omitUndefined(month === undefined ? { from, to } : { from: `${month}-01`, to: lastDayOf(month) }),
    limit: limit + 1,
  }
}

/**
 * The versions of an entry whose office the actor reads.
 * @throws DatelineError `entry-not-found`.
 */
export function readableVersions<Entry extends EntryVersion>(
  actor: SignedInActor,
  entryId: string,
  versions: readonly Entry[],
): Entry[] {
  const last = versions.at(-1)
  if (last && may(actor, 'outreach.read', last.officeId)) return [...versions]
  throw entryNotFound(entryId)
}
