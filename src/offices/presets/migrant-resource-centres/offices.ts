import type { OfficeFields } from '../../editing/office-fields.ts'
import type { QuietWindow } from '../../quiet-hours.ts'
import { presetPlaces } from './places.ts'

/** An office of the preset, by its id; it counts by the usual age bands. */
export interface PresetOffice extends Omit<OfficeFields, 'ageBands'> {
  id: string
}

const mondayToFriday = [1, 2, 3, 4, 5]
const sundayToThursday = [7, 1, 2, 3, 4]
// Thursday is half a day in Afghanistan; planning knows whole days, so it counts as a working day.
const saturdayToThursday = [6, 7, 1, 2, 3, 4]

/** The offices of the preset, as their countries work in 2026. Every field can be edited afterwards. */
export const presetOffices: readonly PresetOffice[] = [
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
    quietHours: nightly('21:30', '07:00'),
    languages: ['en', 'ur', 'ps'],
    quietExceptions: [],
    places: [...(presetPlaces.islamabad ?? [])],
  },
  {
    id: 'lahore',
    names: { en: 'Lahore', ur: 'لاہور', ar: 'لاهور', prs: 'لاهور', ps: 'لاهور', bn: 'লাহোর' },
    country: 'PK',
    timeZone: 'Asia/Karachi',
    workingDays: mondayToFriday,
    quietHours: nightly('21:30', '07:00'),
    languages: ['en', 'ur'],
    quietExceptions: [],
    places: [...(presetPlaces.lahore ?? [])],
  },
  {
    id: 'baghdad',
    names: { en: 'Baghdad', ur: 'بغداد', ar: 'بغداد', prs: 'بغداد', ps: 'بغداد', bn: 'বাগদাদ' },
    country: 'IQ',
    timeZone: 'Asia/Baghdad',
    workingDays: sundayToThursday,
    quietHours: nightly('22:00', '08:00'),
    languages: ['en', 'ar'],
    quietExceptions: [],
    places: [...(presetPlaces.baghdad ?? [])],
  },
  {
    id: 'kabul',
    names: { en: 'Kabul', ur: 'کابل', ar: 'كابول', prs: 'کابل', ps: 'کابل', bn: 'কাবুল' },
    country: 'AF',
    timeZone: 'Asia/Kabul',
    workingDays: saturdayToThursday,
    quietHours: nightly('21:00', '07:00'),
    languages: ['en', 'prs', 'ps'],
    quietExceptions: [],
    places: [...(presetPlaces.kabul ?? [])],
  },
  {
    id: 'dhaka',
    names: { en: 'Dhaka', ur: 'ڈھاکہ', ar: 'دكا', prs: 'داکا', ps: 'ډاکا', bn: 'ঢাকা' },
    country: 'BD',
    timeZone: 'Asia/Dhaka',
    workingDays: sundayToThursday,
    quietHours: nightly('22:00', '07:00'),
    languages: ['en', 'bn'],
    quietExceptions: [],
    places: [...(presetPlaces.dhaka ?? [])],
  },
  {
    id: 'istanbul',
    names: { en: 'Istanbul', ur: 'استنبول', ar: 'إسطنبول', prs: 'استانبول', ps: 'استانبول', bn: 'ইস্তাম্বুল' },
    country: 'TR',
    timeZone: 'Europe/Istanbul',
    workingDays: mondayToFriday,
    quietHours: nightly('22:00', '08:00'),
    languages: ['en', 'ar', 'prs'],
    quietExceptions: [],
    places: [...(presetPlaces.istanbul ?? [])],
  },
  {
    id: 'vienna',
    names: { en: 'Vienna', ur: 'ویانا', ar: 'فيينا', prs: 'وین', ps: 'ویانا', bn: 'ভিয়েনা' },
    country: 'AT',
    timeZone: 'Europe/Vienna',
    workingDays: mondayToFriday,
    quietHours: nightly('21:00', '07:00'),
    languages: ['en'],
    quietExceptions: [],
    places: [...(presetPlaces.vienna ?? [])],
  },
  {
    id: 'budapest',
    names: { en: 'Budapest', ur: 'بوڈاپیسٹ', ar: 'بودابست', prs: 'بوداپست', ps: 'بوداپست', bn: 'বুদাপেস্ট' },
    country: 'HU',
    timeZone: 'Europe/Budapest',
    workingDays: mondayToFriday,
    quietHours: nightly('21:00', '07:00'),
    languages: ['en'],
    quietExceptions: [],
    places: [...(presetPlaces.budapest ?? [])],
  },
]

function nightly(from: string, to: string): QuietWindow[] {
  return [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from, to }]
}
