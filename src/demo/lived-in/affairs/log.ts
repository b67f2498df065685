import { logActivity, logEnquiries } from '../../../outreach/log/log-outreach.ts'
import type { PersonKey } from '../cast.ts'
import type { Deed, Means } from '../deed.ts'
import { workingTime } from '../office-hours.ts'
import type { OfficeId } from '../story.ts'

interface LoggedActivity {
  kind: string
  place: string
  partner?: string
  participants?: Record<string, Record<string, number>>
  estimatedAudience?: number
  materials?: number
}

interface Day {
  office: OfficeId
  by: PersonKey
  daysAgo: number
  activity?: LoggedActivity
  /** Contact method, topic, language, count. */
  enquiries: [contactMethod: string, topic: string, language: string, count: number][]
}

/** What the offices typed in on the last days. */
const days: readonly Day[] = [
  {
    office: 'lahore',
    by: 'nadia',
    daysAgo: 2,
    activity: {
      kind: 'community',
      place: 'Gujrat, community hall',
      partner: 'Women’s welfare committee',
      participants: { women: { '18-24': 14, '25-34': 19, '35-49': 8 }, men: { '18-24': 11, '25-34': 9 } },
      materials: 61,
    },
    enquiries: [
      ['hotline', 'recruitment-agencies', 'ur', 14],
      ['whatsapp', 'visas-permits', 'ur', 9],
      ['walk-in', 'document-checks', 'ur', 6],
      ['whatsapp', 'work-abroad', 'ps', 4],
    ],
  },
  {
    office: 'lahore',
    by: 'nadia',
    daysAgo: 1,
    enquiries: [
      ['hotline', 'study-abroad', 'ur', 11],
      ['hotline', 'fake-job-offers', 'ur', 5],
      ['facebook', 'visas-permits', 'en', 3],
    ],
  },
  {
    office: 'dhaka',
    by: 'farhana',
    daysAgo: 2,
    activity: {
      kind: 'pre-departure',
      place: 'Cumilla',
      partner: 'District employment office',
      participants: { women: { '18-24': 12, '25-34': 7 }, men: { '18-24': 16, '25-34': 11 } },
      materials: 46,
    },
    enquiries: [
      ['walk-in', 'document-checks', 'bn', 17],
      ['hotline', 'recruitment-agencies', 'bn', 12],
      ['radio-call-in', 'rights-abroad', 'bn', 4],
    ],
  },
  {
    office: 'dhaka',
    by: 'farhana',
    daysAgo: 1,
    activity: {
      kind: 'radio-programme',
      place: 'Sylhet',
      partner: 'Community radio',
      estimatedAudience: 35_000,
    },
    enquiries: [
      ['hotline', 'pre-departure', 'bn', 13],
      ['facebook', 'work-abroad', 'bn', 8],
    ],
  },
  {
    office: 'istanbul',
    by: 'murtaza',
    daysAgo: 1,
    activity: {
      kind: 'counselling-day',
      place: 'Zeytinburnu',
      participants: { women: { '25-34': 8, '35-49': 5 }, men: { '18-24': 6, '25-34': 12, '35-49': 4 } },
      materials: 30,
    },
    enquiries: [
      ['whatsapp', 'visas-permits', 'prs', 10],
      ['whatsapp', 'family', 'ar', 6],
      ['walk-in', 'return-reintegration', 'prs', 3],
      ['e-mail', 'study-abroad', 'en', 2],
    ],
  },
]

export function logDeeds({ world, actors, now }: Means): Deed[] {
  const deps = { db: world.core.database.db, clock: world.core.clock }
  return days.map(({ office: officeId, by, daysAgo, activity, enquiries }) => {
    const at = workingTime(officeId, { hour: 16, minute: 40 }, { now, daysAgo, hoursAgo: 1 })
    const day = at.toISOString().slice(0, 10)
    return {
      at,
      async run() {
        const origin = 'practice' as const
        if (activity)
          await logActivity(deps, {
            actor: actors[by],
            activity: { ...activity, officeId, heldOn: day },
            origin,
          })
        const counts = enquiries.map(([contactMethod, topic, language, count]) => ({
          officeId,
          askedOn: day,
          contactMethod,
          topic,
          language,
          count,
        }))
        await logEnquiries(deps, { actor: actors[by], enquiries: counts, origin })
      },
    }
  })
}
