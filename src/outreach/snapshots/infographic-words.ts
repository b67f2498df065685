import type { InfographicLanguage } from '../../core/languages/infographic-languages.ts'

interface InfographicWords {
  /** Where the figures come from, after "Source:". */
  source(office: string): string
  countingRule: string
  /** What the engagement rate is divided by. */
  rateNote: string
  rateDefinition: string
}

/** Only English has been read by a native reader. */
export const infographicWords: Record<InfographicLanguage, InfographicWords> = {
  en: {
    source: office => `${office}, outreach log and the networks’ own counts`,
    countingRule:
      'An enquiry counts once, under its main topic. Views are the networks’ own counts when the figures were extracted.',
    rateNote: 'interactions ÷ views',
    rateDefinition: 'Interactions divided by views of the same posts.',
  },
  ur: {
    source: office => `${office} کا آگاہی ریکارڈ اور نیٹ ورکس کی اپنی گنتی`,
    countingRule:
      'ہر سوال اپنے اہم موضوع کے تحت ایک بار شمار ہوا۔ دیکھے جانے کی تعداد نیٹ ورکس کی اپنی گنتی ہے، جیسی اعداد حاصل کرتے وقت تھی۔',
    rateNote: 'تعاملات ÷ دیکھے جانے کی تعداد',
    rateDefinition: 'تعاملات تقسیم انہی پوسٹوں کے دیکھے جانے کی تعداد۔',
  },
  ar: {
    source: office => `سجل التوعية لدى ${office} وأرقام الشبكات نفسها`,
    countingRule:
      'يُحتسب كل استفسار مرة واحدة ضمن موضوعه الرئيسي. أعداد المشاهدات هي ما أحصته الشبكات نفسها وقت استخراج الأرقام.',
    rateNote: 'التفاعلات ÷ المشاهدات',
    rateDefinition: 'التفاعلات مقسومة على مشاهدات المنشورات نفسها.',
  },
  prs: {
    source: office => `دفتر ثبت آگاهی‌دهی ${office} و ارقام خود شبکه‌ها`,
    countingRule:
      'هر پرسش یک بار و زیر موضوع اصلی آن شمرده شده است. شمار بازدیدها همان است که شبکه‌ها هنگام گرفتن ارقام داده‌اند.',
    rateNote: 'تعاملات ÷ بازدیدها',
    rateDefinition: 'تعاملات تقسیم بر بازدیدهای همان پست‌ها.',
  },
  ps: {
    source: office => `د ${office} د پوهاوي ثبت او د شبکو خپلې شمېرې`,
    countingRule:
      'هره پوښتنه یو ځل د خپلې اصلي موضوع لاندې شمېرل شوې ده. د لیدنو شمېر هغه دی چې شبکو د شمېرو د اخیستلو پر مهال ورکړی دی.',
    rateNote: 'تعاملات ÷ لیدنې',
    rateDefinition: 'تعاملات د هماغو پوسټونو پر لیدنو وېشل شوي.',
  },
  bn: {
    source: office => `${office}-এর সচেতনতা কার্যক্রমের নথি ও নেটওয়ার্কগুলোর নিজস্ব গণনা`,
    countingRule:
      'প্রতিটি প্রশ্ন তার মূল বিষয়ের অধীনে একবার গণনা করা হয়েছে। দেখার সংখ্যা নেটওয়ার্কগুলোর নিজস্ব গণনা, তথ্য নেওয়ার সময়ে যা ছিল।',
    rateNote: 'মিথস্ক্রিয়া ÷ দেখা',
    rateDefinition: 'মিথস্ক্রিয়াকে একই পোস্টগুলো দেখার সংখ্যা দিয়ে ভাগ করা।',
  },
}
