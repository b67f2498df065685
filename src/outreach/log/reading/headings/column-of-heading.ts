import { foldKey } from '../../../../core/text/fold-key.ts'
import { participantsHeading } from './participants-heading.ts'
import { bySpelling, spelt } from './spelt.ts'
import { activityHeadings, enquiryHeadings } from './usual-headings.ts'

/** By which column a heading is known. */
export type ColumnOf = (heading: string) => string

/** The column of a sheet of activities that a heading means: `Venue` is `place`, `Female 18-24` is `women_18-24`. */
export function activityColumn(heading: string): string {
  return usualActivities.get(spelt(heading)) ?? participantsHeading(heading) ?? asWritten(heading)
}

/** The column of a sheet of enquiries that a heading means: `Mode of contact` is `channel`. */
export function enquiryColumn(heading: string): string {
  return usualEnquiries.get(spelt(heading)) ?? asWritten(heading)
}

/** Columns that someone named for headings of their own, before the usual ones. */
export function withChosen(columnOf: ColumnOf, chosen: Readonly<Record<string, string>> = {}): ColumnOf {
  const own = new Map(Object.entries(chosen).map(([heading, column]) => [spelt(heading), column] as const))
  return heading => own.get(spelt(heading)) ?? columnOf(heading)
}

const usualActivities = bySpelling(activityHeadings)
const usualEnquiries = bySpelling(enquiryHeadings)

/** `Estimated audience` is `estimated_audience`. */
function asWritten(heading: string): string {
  return foldKey(heading).replaceAll(' ', '_')
}
