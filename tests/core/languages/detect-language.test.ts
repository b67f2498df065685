import { describe, expect, it } from 'vitest'
import { detectLanguage } from '../../../src/core/languages/detect-language.ts'

describe('the language of a text', () => {
  it('is not sure of a text for one small word in it, and knows Dari on an Arabic keyboard', () => {
    const dari = 'دفتر كابل ساعت نه باز مي\u200cشود و مردم مي\u200cتوانند بپرسند'
    expect(detectLanguage(dari, ['prs', 'ps', 'en']).language).toBe('prs')
    expect(detectLanguage('دفتر كابل ساعت نه باز است براي مردم محل', ['ps', 'en']).sure).toBe(false)
  })

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
    ['Wien: Die Beratungsstelle öffnet am Montag, und alle Gäste werden herzlich begrüßt.', 'de'],
    ['Wien: Beratung für Frauen, jeden Dienstag ab neun Uhr im ersten Stock', 'de'],
    ['Budapest: Az iroda hétfőn nyílik, és mindenkit szeretettel várunk a megnyitóra.', 'hu'],
    ['Budapest: Ingyenes jogi tanácsadás minden kedden, előzetes bejelentkezés nélkül.', 'hu'],
    ['İstanbul: Göçmenler için danışma merkezi pazartesi günü açılıyor ve herkes davetlidir.', 'tr'],
    ['Nairobi: Ofisi itafunguliwa Jumatatu saa tatu asubuhi kwa wahamiaji wote.', 'sw'],
    ['Mombasa: Huduma zetu ni bure na zinapatikana katika ofisi ya uhamiaji.', 'sw'],
    ['هەولێر: نووسینگەکە کرایەوە بۆ هەموو کۆچبەران و خزمەتگوزاری بەخۆڕاییە.', 'ckb'],
    ['سلێمانی: ڕاوێژکاری بێ بەرامبەر لە ڕۆژانی دووشەممە هەیە.', 'ckb'],
    ['Amed: Navenda me ji bo hemû koçberan vekirî ye û xizmet belaş e.', 'kmr'],
  ])('of "%s" is %s, for sure', (text, language) => {
    expect(detectLanguage(text).language).toBe(language)
    expect(detectLanguage(text).sure).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['a link alone', 'https://example.org/a'],
    ['French', 'Vienne: Le bureau ouvre ses portes lundi matin, et tous les visiteurs sont les bienvenus.'],
    ['Somali', 'Muqdisho: Xafiisku wuxuu furmayaa Isniinta, dhammaan soo-galootiga waa la soo dhaweynayaa.'],
    ['Uyghur', 'ئۈرۈمچى: ئىشخانا دۈشەنبە كۈنى ئېچىلىدۇ، ھەممەيلەن كەلسە بولىدۇ.'],
    ['Sindhi', 'ڪراچي: هي آفيس سڀني لاءِ کليل آهي ۽ صلاح مفت ڏني ويندي.'],
    ['Russian', 'Вена: Центр открывается в понедельник.'],
    ['half English, half Urdu', 'Lahore: The desk is open on Monday. لاہور: ہیلپ ڈیسک پیر سے کھلے گا۔'],
    ['a word that four languages have', 'کابل'],
  ])('is not sure for %s', (_what, text) => {
    expect(detectLanguage(text).sure).toBe(false)
  })

  it('is one of the office where a text could be several', () => {
    expect(detectLanguage('کابل: دفتر باز', ['prs', 'ps']).language).toBe('prs')
    expect(detectLanguage('کابل: دفتر باز', ['ps']).language).toBe('ps')
    expect(detectLanguage('بغداد', ['ar']).language).toBe('ar')
    expect(detectLanguage('Wien', ['de', 'hu']).language).toBe('de')
    expect(detectLanguage('سلێمانی', ['ckb', 'ar']).language).toBe('ckb')
    expect(detectLanguage('Budapest: Office', ['hu', 'en']).language).toBe('hu')
  })

  it.each([
    ['Вена: Центр открывается в понедельник.', 'ru'],
    ['北京：办公室星期一开放。', 'zh'],
    [
      'Paris: Le bureau ouvre ses portes lundi matin à neuf heures, et tous les visiteurs sont les bienvenus.',
      'fr',
    ],
    ['नई दिल्ली: कार्यालय सोमवार को खुलेगा और सभी का स्वागत है।', 'hi'],
    ['កម្ពុជា', 'km'],
    ['서울: 사무실이 열립니다', 'ko'],
    ['東京：オフィスは月曜日に開きます。', 'ja'],
    ['אוקיי', 'he'],
    ['Αθήνα', 'el'],
  ])('has no entry for "%s", and is still %s', (text, language) => {
    expect(detectLanguage(text).language).toBe(language)
    expect(detectLanguage(text).sure).toBe(false)
  })

  it('without an entry is sure for an office that publishes in it', () => {
    const text = 'Вена: Центр открывается в понедельник, приглашаем всех желающих на бесплатную консультацию.'
    expect(detectLanguage(text, ['de', 'ru']).language).toBe('ru')
    const french = 'Paris: Le bureau ouvre ses portes lundi matin, et tous les visiteurs sont les bienvenus.'
    expect(detectLanguage(french, ['en', 'fr']).language).toBe('fr')
    expect(detectLanguage(french, ['en', 'fr']).sure).toBe(true)
  })

  it('is the form that the office has', () => {
    const german = 'Die Beratungsstelle öffnet am Montag, und alle Gäste werden herzlich begrüßt.'
    expect(detectLanguage(german, ['de-AT']).language).toBe('de-AT')
    expect(detectLanguage(german, ['de-AT']).sure).toBe(true)
    expect(detectLanguage('مرکز برای همه باز است و کمک می‌کند', ['prs', 'fa']).language).toBe('prs')
  })
})
