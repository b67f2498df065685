import type { Deed, Means } from '../deed.ts'
import { conversationDeeds } from './conversations.ts'
import { outreachDeeds } from './outreach.ts'
import { planDeeds } from './plans.ts'
import { readingDeeds } from './reading.ts'
import { seriesDeeds } from './series.ts'
import { settingsDeeds } from './settings.ts'
import { stopDeeds } from './stops.ts'
import { troubleDeeds } from './troubles.ts'

/** What happens beside the items. */
export function affairs(means: Means): Deed[] {
  return [
    ...settingsDeeds(means),
    ...stopDeeds(means),
    ...seriesDeeds(means),
    ...outreachDeeds(means),
    ...planDeeds(means),
    ...conversationDeeds(means),
    ...readingDeeds(means),
    ...troubleDeeds(means),
  ]
}
