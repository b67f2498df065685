import { assertMay } from '../../../access/policy.ts'
import { holidays } from '../../../api/offices/holidays.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { checkCountry } from '../../../offices/editing/office-fields.ts'
import { addHoliday, editHoliday, removeHoliday } from '../../../offices/holidays/edit-holidays.ts'
import { holidaysOf } from '../../../offices/holidays/holidays.view.ts'
import { importHolidays } from '../../../offices/holidays/import-holidays.ts'
import { acceptSuggestions, suggestHolidays } from '../../../offices/holidays/suggest-holidays.ts'
import { officeById } from '../../../offices/office.view.ts'
import { postsOfOffice } from '../../../publishing/calendar/posts-of-office.ts'
import type { App, AppDeps } from '../../deps.ts'
import { pageOfList } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { admit, admitted, importPlaces } from '../../plugins/limits/admission.ts'
import { fileBody, withFileBodies } from '../../plugins/limits/file-bodies.ts'
import { hasBudget } from '../../plugins/limits/processor-budget.ts'
import { serve } from '../../serve.ts'

/** Named where the lists are shown, as their licence asks. */
const listCredit = 'Holiday lists: date-holidays and its contributors, after Wikipedia, CC BY-SA 3.0.'

export function addHolidayRoutes(app: App, deps: AppDeps): void {
  const editing = { db: deps.db, clock: deps.clock, posts: postsOfOffice }
  const dry = (dryRun: true | 'true' | undefined) => (dryRun ? { dryRun: 'yes' as const } : {})

  serve(app, holidays.list, async request => {
    assertMay(actorOf(request), 'offices.read', request.params.id)
    const { from, until, ...page } = request.query
    const all = await holidaysOf(deps.db, request.params.id, omitUndefined({ from, until }))
    return pageOfList(all, page, ({ day }) => day)
  })

  serve(app, holidays.add, async request => {
    const { dryRun, ...holiday } = request.body
    return await addHoliday(editing, {
      actor: actorOf(request),
      officeId: request.params.id,
      holiday: omitUndefined(holiday),
      ...dry(dryRun),
    })
  })

  serve(app, holidays.edit, async request => {
    const { dryRun, ...changes } = request.body
    const { id: officeId, day } = request.params
    const input = { actor: actorOf(request), officeId, day, changes: omitUndefined(changes) }
    return await editHoliday(editing, { ...input, ...dry(dryRun) })
  })

  serve(app, holidays.confirm, async request => {
    const { id: officeId, day } = request.params
    return await editHoliday(editing, {
      actor: actorOf(request),
      officeId,
      day,
      changes: { toConfirm: false },
    })
  })

  serve(app, holidays.remove, async request => {
    const { id: officeId, day } = request.params
    const input = { actor: actorOf(request), officeId, day }
    return await removeHoliday(editing, { ...input, ...dry(request.query.dryRun) })
  })

  serve(app, holidays.suggest, async request => {
    const officeId = request.params.id
    assertMay(actorOf(request), 'offices.read', officeId)
    const { year } = request.query
    const country = await countryFor(deps, officeId, request.query.country)
    const { source, holidays: found } = await suggestHolidays(country, year)
    const known = await holidaysOf(deps.db, officeId, { from: `${year}-01-01`, until: `${year}-12-31` })
    const days = new Set(known.map(({ day }) => day))
    return {
      country,
      suggestions: found.map(each => ({ ...each, already: days.has(each.day) })),
      source,
      credit: source === 'date-holidays' ? listCredit : null,
    }
  })

  serve(app, holidays.accept, async request => {
    const { dryRun, year, days } = request.body
    const officeId = request.params.id
    const actor = actorOf(request)
    assertMay(actor, 'offices.read', officeId)
    const country = await countryFor(deps, officeId, request.body.country)
    const input = { actor, officeId, country, year, ...omitUndefined({ days }) }
    return await acceptSuggestions(editing, { ...input, ...dry(dryRun) })
  })

  withFileBodies(app, scope => {
    serve(
      scope,
      holidays.import,
      async request => {
        const { name, dryRun } = request.query
        const input = { actor: actorOf(request), officeId: request.params.id, content: request.body, name }
        return await admitted(request).during(() => importHolidays(editing, { ...input, ...dry(dryRun) }))
      },
      { fileBody, onRequest: [hasBudget, admit(importPlaces)] },
    )
  })
}

async function countryFor({ db }: AppDeps, officeId: string, given: string | undefined): Promise<string> {
  if (given !== undefined) return checkCountry(given)
  const office = await officeById(db, officeId)
  if (office) return office.country
  throw new DatelineError('office-not-found', { officeId })
}
