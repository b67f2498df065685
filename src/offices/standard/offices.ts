import type { Language } from '../../core/languages/language.ts'

export interface StandardOffice {
  id: string
  names: Record<Language, string>
  /** ISO 3166-1 alpha-2. */
  country: string
  timeZone: string
  /** ISO weekdays, Monday is 1. */
  workingDays: readonly number[]
  /** Wall-clock times between which nothing is posted; over midnight. */
  quiet: { from: string; to: string }
  languages: readonly Language[]
}

const mondayToFriday = [1, 2, 3, 4, 5]
const sundayToThursday = [7, 1, 2, 3, 4]
// Thursday is half a day in Afghanistan; planning knows whole days, so it counts as a working day.
const saturdayToThursday = [6, 7, 1, 2, 3, 4]
const night = { from: '21:30', to: '07:00' }

/** The offices a new installation begins with, as their countries work in 2026. Every field can be edited afterwards. */
export const standardOffices: readonly StandardOffice[] = [
  {
    id: 'islamabad',
    names: {
      en: 'Islamabad',
      ur: 'اسلام آباد',
      ar: 'إسلام آباد',
      prs: 'اسلام‌آباد',
      ps: 'اسلام اباد',
      bn: 'ইসলামাবাদ',
    },
    country: 'PK',
    timeZone: 'Asia/Karachi',
    workingDays: mondayToFriday,
    quiet: night,
    languages: ['en', 'ur', 'ps'],
  },
  {
    id: 'lahore',
    names: { en: 'Lahore', ur: 'لاہور', ar: 'لاهور', prs: 'لاهور', ps: 'لاهور', bn: 'লাহোর' },
    country: 'PK',
    timeZone: 'Asia/Karachi',
    workingDays: mondayToFriday,
    quiet: night,
    languages: ['en', 'ur'],
  },
  {
    id: 'baghdad',
    names: { en: 'Baghdad', ur: 'بغداد', ar: 'بغداد', prs: 'بغداد', ps: 'بغداد', bn: 'বাগদাদ' },
    country: 'IQ',
    timeZone: 'Asia/Baghdad',
    workingDays: sundayToThursday,
    quiet: { from: '22:00', to: '08:00' },
    languages: ['en', 'ar'],
  },
  {
    id: 'kabul',
    names: { en: 'Kabul', ur: 'کابل', ar: 'كابول', prs: 'کابل', ps: 'کابل', bn: 'কাবুল' },
    country: 'AF',
    timeZone: 'Asia/Kabul',
    workingDays: saturdayToThursday,
    quiet: { from: '21:00', to: '07:00' },
    languages: ['en', 'prs', 'ps'],
  },
  {
    id: 'dhaka',
    names: { en: 'Dhaka', ur: 'ڈھاکہ', ar: 'دكا', prs: 'داکا', ps: 'ډاکا', bn: 'ঢাকা' },
    country: 'BD',
    timeZone: 'Asia/Dhaka',
    workingDays: sundayToThursday,
    quiet: { from: '22:00', to: '07:00' },
    languages: ['en', 'bn'],
  },
  {
    id: 'istanbul',
    names: { en: 'Istanbul', ur: 'استنبول', ar: 'إسطنبول', prs: 'استانبول', ps: 'استانبول', bn: 'ইস্তাম্বুল' },
    country: 'TR',
    timeZone: 'Europe/Istanbul',
    workingDays: mondayToFriday,
    quiet: { from: '22:00', to: '08:00' },
    languages: ['en', 'ar', 'prs'],
  },
  {
    id: 'vienna',
    names: { en: 'Vienna', ur: 'ویانا', ar: 'فيينا', prs: 'وین', ps: 'ویانا', bn: 'ভিয়েনা' },
    country: 'AT',
    timeZone: 'Europe/Vienna',
    workingDays: mondayToFriday,
    quiet: { from: '21:00', to: '07:00' },
    languages: ['en'],
  },
  {
    id: 'budapest',
    names: { en: 'Budapest', ur: 'بوڈاپیسٹ', ar: 'بودابست', prs: 'بوداپست', ps: 'بوداپست', bn: 'বুদাপেস্ট' },
    country: 'HU',
    timeZone: 'Europe/Budapest',
    workingDays: mondayToFriday,
    quiet: { from: '21:00', to: '07:00' },
    languages: ['en'],
  },
]
