import { describe, expect, it } from 'vitest'
import { detectLanguage, isLanguageSure } from '../../../src/news/import/detect-language.ts'

describe('the language of a text', () => {
  it.each([
    ['The centre is open.', 'en'],
    ['Lahore: The help desk opens on Monday at nine.', 'en'],
    ['مرکز کھلا ہے۔', 'ur'],
    ['لاہور: ہیلپ ڈیسک پیر سے کھلے گا۔ https://www.example.org/news/2026/11/lahore-help-desk-opens', 'ur'],
    ['لاہور: مرکز کھلا ہے۔ @mrc_pak @icmpd_org #SafeMigration #Lahore #MRC', 'ur'],
    ['لاہور: لکھیں information.desk.lahore@migrant-resource-centre.example پر۔', 'ur'],
    ['لاهور: مركز كهلا هے اور مشوره مفت هے، آپ كو كوئي فيس نہیں دینی۔', 'ur'],
    ['المركز مفتوح للجميع من الساعة التاسعة', 'ar'],
    ['بغداد: تم افتتاح مكتب جديد في المدينة، والخدمات مجانية لجميع المهاجرين.', 'ar'],
    ['مرکز برای همه باز است و کمک می‌کند', 'prs'],
    ['کابل: دفتر ما در كابل هر روز باز است. براي گرفتن مشوره در مورد كار به دفتر بياييد.', 'prs'],
    ['هرات: جلسه معلوماتي درباره مهاجرت مصئون روز شنبه برگزار مي شود و اشتراك در آن رايگان است.', 'prs'],
    [
      'کابل: برنامه له خوا د پوهنتون ښځې در رسیږي. این برنامه برای همه است و در کابل از شنبه شروع می شود.',
      'prs',
    ],
    ['مرکز د ټولو لپاره پرانیستی دی', 'ps'],
    ['جلال آباد: زموږ دفتر هره ورځ پرانيستى دى او تاسو ته وړيا مشوره درکوي.', 'ps'],
    ['কেন্দ্র খোলা আছে', 'bn'],
    ['ঢাকা: MRC অফিস সোমবার থেকে খোলা আছে। www.example.org/very/long/path/to/a/page', 'bn'],
  ])('of "%s" is %s, for sure', (text, language) => {
    expect(detectLanguage(text)).toBe(language)
    expect(isLanguageSure(text)).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['a link alone', 'https://example.org/a'],
    ['German', 'Wien: Die Beratungsstelle öffnet am Montag, und alle Gäste werden herzlich begrüßt.'],
    ['Hungarian', 'Budapest: Az iroda hétfőn nyílik, és mindenkit szeretettel várunk a megnyitóra.'],
    ['Turkish', 'İstanbul: Göçmenler için danışma merkezi pazartesi günü açılıyor ve herkes davetlidir.'],
    ['Kurdish', 'هەولێر: نووسینگەکە کرایەوە بۆ هەموو کۆچبەران و خزمەتگوزاری بەخۆڕاییە.'],
    ['Sindhi', 'ڪراچي: هي آفيس سڀني لاءِ کليل آهي ۽ صلاح مفت ڏني ويندي.'],
    ['Russian', 'Вена: Центр открывается в понедельник.'],
    ['half English, half Urdu', 'Lahore: The desk is open on Monday. لاہور: ہیلپ ڈیسک پیر سے کھلے گا۔'],
    ['a word that four languages have', 'کابل'],
  ])('is not sure for %s', (_what, text) => {
    expect(isLanguageSure(text)).toBe(false)
  })

  it('is one of the office where a text could be several', () => {
    expect(detectLanguage('کابل: دفتر باز', ['prs', 'ps'])).toBe('prs')
    expect(detectLanguage('کابل: دفتر باز', ['ps'])).toBe('ps')
    expect(detectLanguage('بغداد', ['ar'])).toBe('ar')
  })
})
