import { DateTime } from 'luxon'
import type { Actor } from '../../../access/actor.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import { importActivities, importEnquiries } from '../import-log.ts'

// Sample data. No one asked, came or was counted: it is for trying Dateline out, and what is drawn of it says so.

const offices: Record<string, { places: [string, string, string]; language: string; size: number }> = {
  islamabad: { places: ['Rawalpindi', 'Attock', 'Islamabad G-10'], language: 'ur', size: 1 },
  lahore: { places: ['Gujrat', 'Kasur', 'Model Town, Lahore'], language: 'ur', size: 0.9 },
  baghdad: { places: ['Karrada', 'Sadr City', 'Abu Ghraib'], language: 'ar', size: 0.6 },
  kabul: { places: ['Khair Khana', 'Dasht-e-Barchi', 'Paghman'], language: 'prs', size: 0.7 },
  dhaka: { places: ['Savar', 'Narayanganj', 'Tangail'], language: 'bn', size: 0.8 },
}
const elsewhere = { places: ['the office', 'a town hall', 'a university'], language: 'en', size: 0.3 }

/** From the oldest month to the newest, as a part of the newest. */
const growth = [0.65, 0.71, 0.78, 0.75, 0.88, 1]

const channels = {
  whatsapp: 35,
  hotline: 26,
  'walk-in': 16,
  facebook: 13,
  x: 4,
  'e-mail': 3,
  'radio-call-in': 3,
}
const topics = {
  'work-abroad': 32,
  'visas-permits': 23,
  'recruitment-agencies': 15,
  'fake-job-offers': 8,
  'study-abroad': 11,
  'smuggling-trafficking': 5,
  'return-reintegration': 4,
  other: 2,
}
/** In the newest month, at a centre of size 1. */
const enquiriesAMonth = 1_000

const ages = ['0-17', '18-24', '25-34', '35-49', '50-64']
const activities = [
  {
    kind: 'community',
    partner: 'a neighbourhood committee',
    women: [2, 14, 11, 8, 4],
    men: [3, 19, 17, 9, 5],
    audience: '',
  },
  {
    kind: 'school-visit',
    partner: 'a college',
    women: [22, 31, 0, 0, 0],
    men: [19, 28, 0, 0, 0],
    audience: '',
  },
  {
    kind: 'vocational',
    partner: 'a training centre',
    women: [0, 9, 6, 1, 0],
    men: [2, 24, 13, 4, 0],
    audience: '',
  },
  { kind: 'counselling-day', partner: '', women: [0, 7, 9, 5, 2], men: [0, 13, 15, 8, 3], audience: '' },
  { kind: 'radio-programme', partner: 'a local station', women: [], men: [], audience: '40000' },
]

/**
 * A made-up log of six months up to and including the day `until` (YYYY-MM-DD), as two CSV files in the form of
 * docs/outreach-log.md. The same offices and day always give the same text.
 */
export function sampleLog(input: { officeIds: readonly string[]; until: string }): {
  activities: string
  enquiries: string
} {
  const months = growth.map((part, index) => {
    const month = DateTime.fromISO(input.until, { zone: 'utc' })
      .startOf('month')
      .minus({ months: 5 - index })
    return { part, month: month.toFormat('yyyy-MM'), days: month.daysInMonth ?? 28 }
  })
  const rowsOf = (make: (officeId: string, month: (typeof months)[number], step: number) => string[]) =>
    input.officeIds
      .flatMap(officeId => months.flatMap((month, step) => make(officeId, month, step)))
      .filter(row => row.slice(0, 10) <= input.until)
  const sexAndAge = [...ages.map(age => `women_${age}`), ...ages.map(age => `men_${age}`)]
  return {
    activities: [
      `date,office,kind,place,partner,${sexAndAge.join(',')},estimated_audience,materials`,
      ...rowsOf(activityRows),
    ].join('\n'),
    enquiries: ['date,office,channel,topic,language,count', ...rowsOf(enquiryRows)].join('\n'),
  }
}

/** Brings the sample in, marked as such; a second time adds nothing. */
export async function importSampleLog(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; officeIds: readonly string[]; until: string },
): Promise<{ activities: number; enquiries: number }> {
  const log = sampleLog(input)
  const from = { actor: input.actor, origin: 'sample' as const }
  const some = await importActivities(deps, { ...from, content: log.activities, name: 'sample activities' })
  const others = await importEnquiries(deps, { ...from, content: log.enquiries, name: 'sample enquiries' })
  return { activities: some.added, enquiries: others.added }
}

interface SampleMonth {
  part: number
  month: string
  days: number
}

function enquiryRows(officeId: string, month: SampleMonth, step: number): string[] {
  const office = offices[officeId] ?? elsewhere
  return Object.entries(channels).flatMap(([channel, ofChannels], row) =>
    Object.entries(topics).flatMap(([topic, ofTopics], column) => {
      // A little unevenness, so that no two months look alike.
      const uneven = 1 + (((row * 5 + column * 3 + step * 7) % 9) - 4) / 40
      const size = enquiriesAMonth * office.size * month.part * uneven
      const count = Math.round((size * ofChannels * ofTopics) / 10_000)
      const day = 1 + ((row * 11 + column * 4 + step) % month.days)
      return count > 0
        ? [`${dateOf(month, day)},${officeId},${channel},${topic},${office.language},${count}`]
        : []
    }),
  )
}

function activityRows(officeId: string, month: SampleMonth, step: number): string[] {
  const office = offices[officeId] ?? elsewhere
  return activities.map((activity, row) => {
    const counts = [activity.women, activity.men].flatMap(numbers =>
      ages.map((_age, band) => {
        const number = numbers[band] ?? 0
        return number === 0
          ? ''
          : String(Math.max(1, Math.round(number * (0.8 + 0.3 * month.part) + ((step + band) % 3) - 1)))
      }),
    )
    const day = dateOf(month, 3 + ((row * 5 + step * 2) % 24))
    const place = office.places[(row + step) % office.places.length] ?? ''
    const materials = activity.audience === '' ? String(40 + row * 10 + step) : ''
    return [
      day,
      officeId,
      activity.kind,
      `"${place}"`,
      activity.partner,
      ...counts,
      activity.audience,
      materials,
    ].join(',')
  })
}

function dateOf(month: SampleMonth, day: number): string {
  return `${month.month}-${String(day).padStart(2, '0')}`
}
