import type { InfographicLanguage as Language } from '../../src/core/languages/infographic-languages.ts'
import type { InfographicContent } from '../../src/infographics/infographic.ts'

const wordsWritten: Record<
  Language,
  Pick<InfographicContent, 'office' | 'source' | 'countingRule'> & { credit: string; hotline: string }
> = {
  en: {
    office: 'Migrant Resource Centre Pakistan',
    source: 'outreach log of MRC Pakistan',
    countingRule: 'Each enquiry counts once, under its main topic.',
    credit:
      'Funded by the European Union. What it says is the responsibility of ICMPD alone and need not be the view of the European Union.',
    hotline: 'Hotline 0304 1112123',
  },
  ur: {
    office: 'مائیگرنٹ ریسورس سینٹر پاکستان',
    source: 'MRC پاکستان کا آؤٹ ریچ لاگ',
    countingRule: 'ہر سوال ایک بار، اپنے مرکزی موضوع کے تحت شمار ہوا۔',
    credit:
      'یورپی یونین کی مالی معاونت سے۔ مواد کی ذمہ داری صرف ICMPD کی ہے اور ضروری نہیں کہ یہ یورپی یونین کی رائے ہو۔',
    hotline: 'ہیلپ لائن 0304 1112123',
  },
  ar: {
    office: 'مركز موارد المهاجرين',
    source: 'سجل التوعية لدى MRC',
    countingRule: 'يُحسب كل استفسار مرة واحدة تحت موضوعه الرئيسي.',
    credit:
      'بتمويل من الاتحاد الأوروبي. يتحمل ICMPD وحده مسؤولية المحتوى، ولا يعكس بالضرورة آراء الاتحاد الأوروبي.',
    hotline: 'الخط الساخن 0304 1112123',
  },
  prs: {
    office: 'مرکز منابع مهاجرین افغانستان',
    source: 'دفتر ثبت فعالیت‌های MRC',
    countingRule: 'هر پرسش یک بار و زیر موضوع اصلی خود شمرده شده است.',
    credit: 'با حمایت مالی اتحادیهٔ اروپا. مسئولیت محتوا تنها با ICMPD است و لزوماً دیدگاه اتحادیهٔ اروپا نیست.',
    hotline: 'خط تلفون 0304 1112123',
  },
  ps: {
    office: 'د کډوالو د سرچینو مرکز',
    source: 'د MRC د فعالیتونو ثبت',
    countingRule: 'هره پوښتنه یو ځل د خپلې اصلي موضوع لاندې شمېرل شوې ده.',
    credit: 'د اروپايي ټولنې په مالي مرسته. د محتوا مسؤلیت یوازې د ICMPD دی.',
    hotline: 'تلیفوني کرښه 0304 1112123',
  },
  bn: {
    office: 'মাইগ্রেন্ট রিসোর্স সেন্টার বাংলাদেশ',
    source: 'MRC প্রচার লগ',
    countingRule: 'প্রতিটি প্রশ্ন একবার, মূল বিষয়ের অধীনে গণনা করা হয়েছে।',
    credit: 'ইউরোপীয় ইউনিয়নের অর্থায়নে। বিষয়বস্তুর দায় কেবল ICMPD-এর এবং তা ইউরোপীয় ইউনিয়নের মতামত নাও হতে পারে।',
    hotline: 'হটলাইন 0304 1112123',
  },
}

/** A month of an office, full of figures; name only what a test is about. */
export function sampleContent(
  language: Language,
  changes: Partial<InfographicContent> = {},
): InfographicContent {
  const { credit, hotline, ...written } = wordsWritten[language]
  return {
    language,
    ...written,
    period: { from: '2026-09-01', to: '2026-09-30' },
    indicators: [
      { indicator: 'enquiries', value: 4812, previous: 4078 },
      { indicator: 'participants', value: 1236 },
      { indicator: 'impressions', value: 412600, previous: 398000 },
      { indicator: 'engagement-rate', value: 3.4, unit: 'percent' },
    ],
    charts: [
      {
        kind: 'ranked-bars',
        indicator: 'enquiries',
        dimension: 'channel',
        rows: [
          { key: 'whatsapp', value: 1684 },
          { key: 'hotline', label: hotline, value: 1251 },
          { key: 'walk-in', value: 782 },
          { key: 'facebook', value: 611 },
          { key: 'x', value: 214 },
          { key: 'email', value: 158 },
          { key: 'radio', value: 112 },
        ],
      },
      {
        kind: 'ranked-bars',
        indicator: 'enquiries',
        dimension: 'topic',
        rows: [
          { key: 'work-abroad', value: 1540 },
          { key: 'visas', value: 1106 },
          { key: 'recruitment-agencies', value: 722 },
          { key: 'study', value: 530 },
          { key: 'smuggling', value: 410 },
          { key: 'return', value: 304 },
          { key: 'other', value: 200 },
        ],
      },
      {
        kind: 'line',
        indicator: 'enquiries',
        target: 4000,
        points: [
          { month: '2026-04', value: 3120 },
          { month: '2026-05', value: 3390 },
          { month: '2026-06', value: 3610 },
          { month: '2026-07', value: 3480 },
          { month: '2026-08', value: 4078 },
          { month: '2026-09', value: 4812 },
        ],
      },
    ],
    extractedOn: '2026-10-05',
    credit: { line: credit, emblem: 'eu' },
    handles: ['@mrc_pak'],
    sandbox: false,
    ...changes,
  }
}
