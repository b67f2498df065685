import { airport } from './airport.ts'
import { campus } from './campus.ts'
import { centre } from './centre.ts'
import { coins } from './coins.ts'
import { documents } from './documents.ts'
import { hall } from './hall.ts'
import { hills } from './hills.ts'
import { hotline } from './hotline.ts'
import { magnifier } from './magnifier.ts'
import { map } from './map.ts'
import { radio } from './radio.ts'
import { roundTable } from './round-table.ts'
import { sea } from './sea.ts'
import type { DrawnImage } from './svg.ts'
import { village } from './village.ts'
import { warning } from './warning.ts'
import { workshop } from './workshop.ts'

/** The images of the demo, each drawn when it is asked for. */
export const images = {
  'hills-morning': () =>
    hills({
      sky: ['#fde8c8', '#f6b98b'],
      sun: '#fff6e3',
      land: ['#b98a7a', '#8a6673', '#54486a', '#2c2f52'],
    }),
  'hills-evening': () =>
    hills({
      sky: ['#cfe3f5', '#8fb6de'],
      sun: '#ffffff',
      land: ['#7fa3c4', '#5a82a9', '#38618a', '#0b3d6e'],
    }),
  hall,
  documents,
  radio,
  warning,
  'sea-night': sea,
  campus,
  coins,
  airport,
  village,
  workshop,
  magnifier,
  map,
  'centre-evening': centre,
  'round-table': roundTable,
  'hotline-ur': () =>
    hotline({
      language: 'ur',
      direction: 'rtl',
      title: 'کوئی سوال؟ ہم سے پوچھیے',
      number: '042 0111 2233',
      hours: 'پیر سے جمعہ، صبح 9 سے شام 6 بجے تک',
      promise: 'بلا معاوضہ اور رازداری کے ساتھ',
    }),
  'hotline-bn': () =>
    hotline({
      language: 'bn',
      direction: 'ltr',
      title: 'প্রশ্ন আছে? ফোন করুন',
      number: '02 0100 2030',
      hours: 'রবি থেকে বৃহস্পতিবার, সকাল ৯টা থেকে বিকেল ৫টা',
      promise: 'বিনা খরচে, আপনার কথা গোপন থাকবে',
    }),
  'hotline-prs': () =>
    hotline({
      language: 'prs',
      direction: 'rtl',
      title: 'سوالی دارید؟ زنگ بزنید',
      number: '0212 000 11 22',
      hours: 'دوشنبه تا جمعه، از ۹:۳۰ صبح تا ۵ عصر',
      promise: 'رایگان و محرمانه',
    }),
} as const satisfies Record<string, () => DrawnImage | Promise<DrawnImage>>

export type ImageName = keyof typeof images
