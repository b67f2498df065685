/** Pashto's words for days and times: browsers on Chromium have none, and would show English. After CLDR. */
export const pashtoWeekdays = ['یونۍ', 'دونۍ', 'درېنۍ', 'څلرنۍ', 'پینځنۍ', 'جمعه', 'اونۍ'] as const

export const pashtoMonths = {
  gregory: [
    'جنوري',
    'فبروري',
    'مارچ',
    'اپریل',
    'می',
    'جون',
    'جولای',
    'اګست',
    'سپټمبر',
    'اکټوبر',
    'نومبر',
    'ډسمبر',
  ],
  persian: [
    'وری',
    'غویی',
    'غبرګولی',
    'چنګاښ',
    'زمری',
    'وږی',
    'تله',
    'لړم',
    'لیندۍ',
    'مرغومی',
    'سلواغه',
    'کب',
  ],
} as const

type Unit = 'minute' | 'hour' | 'day'

const days: Partial<Record<number, string>> = { [-1]: 'پرون', 0: 'نن', 1: 'سبا' }
const ahead = {
  minute: ['دقیقه', 'دقیقو'],
  hour: ['ساعت', 'ساعتونو'],
  day: ['ورځ', 'ورځو'],
} as const
const ago = { minute: ['دقیقه', 'دقیقې'], hour: ['ساعت', 'ساعته'], day: ['ورځ', 'ورځې'] } as const

/** "in 26 minutes", "3 days ago"; `shown` is the distance without its sign, in the person's digits. */
export function pashtoDistance(distance: number, unit: Unit, shown: string): string {
  const word = unit === 'day' ? days[distance] : undefined
  if (word) return word
  const form = Math.abs(distance) === 1 ? 0 : 1
  if (distance < 0) return `${shown} ${ago[unit][form]} مخکې`
  return distance === 0 ? 'اوس' : `په ${shown} ${ahead[unit][form]} کې`
}
