import fc from 'fast-check'
import twitterText from 'twitter-text'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../../../src/core/languages/language.ts'
import { formatPost } from '../../../../src/publishing/composing/formatting/format.ts'
import { sentenceEnds } from '../../../../src/publishing/composing/words/sentence-ends.ts'
import { runsOf } from '../../../factories/depth.ts'
import { buildFormatInput } from '../formatting/build-format-input.ts'

const sentences = (text: string, language: Language) => {
  let from = 0
  return sentenceEnds(text, language).map(end => {
    const sentence = text.slice(from, end).trim()
    from = end
    return sentence
  })
}

describe('a sentence ends', () => {
  it.each<[Language, string, number]>([
    ['en', 'It is open. Come in! Are you ready? Yes.', 4],
    ['ur', 'دفتر کھلا ہے۔ کیا آپ تیار ہیں؟ جی ہاں۔', 3],
    ['ur', 'دفتر کھلا ہے۔کیا آپ تیار ہیں؟جی ہاں۔', 3],
    ['ar', 'المكتب مفتوح. هل أنت جاهز؟ نعم.', 3],
    ['prs', 'دفتر باز است. آیا آماده هستید؟ بلی.', 3],
    ['ps', 'دفتر پرانیستی دی. ایا چمتو یاست؟ هو.', 3],
    ['bn', 'অফিস খোলা। আপনি কি প্রস্তুত? হ্যাঁ।', 3],
    ['bn', 'অফিস খোলা।আপনি প্রস্তুত।', 2],
    ['en', 'First line\nSecond line', 2],
    ['hu', 'Nyitva vagyunk. Jöjjön be! Készen áll? Igen.', 4],
    ['hu', 'Az iroda 2026. Budapesten nyílt.', 2],
    ['de', 'Wir haben offen. Kommen Sie! Sind Sie bereit? Ja.', 4],
    ['de', 'Das war 2015. Die Beratung blieb.', 2],
    ['tr', 'Merkez açık. Gelin! Hazır mısınız? Evet.', 4],
    ['sw', 'Ofisi iko wazi. Karibu! Uko tayari? Ndiyo.', 4],
    ['ckb', 'نووسینگە کراوەیە. وەرە! ئامادەیت؟ بەڵێ.', 4],
    ['kmr', 'Navend vekirî ye. Werin! Hûn amade ne? Erê.', 4],
    ['hi', 'कार्यालय खुला है।क्या आप तैयार हैं? हाँ।', 3],
    ['ja', '開いています。来てください。', 2],
    ['am', 'ቢሮው ክፍት ነው። ይምጡ።', 2],
  ])('in %s: %s', (language, text, count) => {
    expect(sentences(text, language)).toHaveLength(count)
  })

  it.each<[Language, string]>([
    ['en', 'The talk is opened by H.E. Ambassador Khan and Md. Rahim.'],
    ['en', 'Experts of the U.N. Office and Prof. Dr. A. B. Smith spoke.'],
    ['en', 'Open from 9 a.m. On Friday closed.'],
    ['en', 'Come to Apt. 4 at noon.'],
    ['bn', 'তাং. ৫ মে আসুন।'],
    ['sw', 'Dk. Ali anakuja.'],
    ['en', 'See No. 5 and Fig. 3 on p. 12.'],
    ['en', 'Ask Gov. or Adv. Karim, Engr. Salim and Capt. Ali.'.replace('Gov. or ', '')],
    ['en', 'Pay Rs. 500 at 5 St. James Rd. Office.'],
    ['en', 'Call us!@kn9 and come.'],
    ['en', 'Yes!#MRC is here.'],
    ['en', 'Ask?www.example.org knows.'],
    ['en', '1. Fill in the form.'],
    ['en', '(2) Bring two photos.'],
    ['en', 'a) Pay the fee.'],
    ['en', 'iv. Wait.'],
    ['ur', '۱۔ فارم پُر کریں۔'],
    ['ur', 'اقوام متحدہ یو۔این۔ کا دفتر کھلا ہے۔'],
    ['ur', 'ایم۔ اے۔ پاس استاد آئے۔'],
    ['ar', 'يتحدث د. أحمد و أ. سامي عن السفر.'],
    ['prs', 'ص. ۱۲ را ببینید.'],
    ['ps', '۲. فورمه ډکه کړئ.'],
    ['bn', 'ড. রহিম ও মো. করিম কথা বলেন।'],
    ['bn', '১। ফর্ম পূরণ করুন।'],
    ['bn', 'ডা. সেলিম আসবেন।'],
    ['de', 'Der Kurs beginnt am 24. Dezember im 3. Stock, z. B. bei Dr. Mag. Huber.'],
    ['de-AT', 'Beratung am 7. Jänner bei Hr. Ing. Maier, Nr. 5.'],
    ['hu', 'A XX. kerületben, a 3. Emeleten várja Önt Dr. Kovács és ifj. Nagy.'],
    ['tr', 'Toplantı 29. Maddeye göre Doç. Dr. Yılmaz ve Sn. Kaya ile Atatürk Cad. No. 5 adresinde.'],
    ['sw', 'Mgeni ni Bw. Juma, Bi. Amina na Dkt. Otieno, n.k. Wote wanakaribishwa'.replace(' Wote', ' wote')],
    ['ckb', 'د. ئەحمەد و پ. سارا قسە دەکەن.'],
    ['kmr', 'Dr. Azad û Mam. Rojîn tên.'],
    ['fr', 'Le Dr. Dupont et M. Martin parlent.'],
  ])('in %s only at the end of: %s', (language, text) => {
    expect(sentences(text, language)).toEqual([text])
  })

  it.each<[Language, string]>([
    ['en', '1. Fill in the form.\n2. Bring two photos.\n10. Pay.'],
    ['ur', '۱۔ فارم پُر کریں۔\n۲۔ تصویریں لائیں۔'],
    ['bn', '১. ফর্ম পূরণ করুন।\n২. ছবি আনুন।'],
    ['ar', '١. املأ الاستمارة.\n٢. أحضر الصور.'],
  ])('in %s between the entries of a list: %s', (language, text) => {
    expect(sentences(text, language)).toEqual(text.split('\n'))
  })
})

describe('a thread', () => {
  it('makes no mention, hashtag or link that was none', () => {
    const word = fc.constantFrom(
      ...[
        'Call us!@kn9',
        'yes!#MRC',
        'no?$EUR',
        'a.b',
        'U.N.',
        'example',
        '.org',
        '@',
        '#',
        'x@y',
        'co',
        'دفتر۔@mrc',
        '১।#এ',
      ],
      ...[
        'office',
        'opens.',
        'کھلا',
        'ہے۔',
        'x'.repeat(90),
        `${'ab'.repeat(80)}@kn9`,
        `${'ab'.repeat(120)}#tag`,
        'ab'.repeat(300),
        '\n1.',
        'Md.',
      ],
    )
    const entities = (text: string) =>
      twitterText.extractEntitiesWithIndices(text).map(({ indices: [from, to] }) => text.slice(from, to))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', '\n')), { minLength: 20, maxLength: 80 }),
        words => {
          const text = `Lahore: ${words.map(([each, space]) => each + space).join('')}`
          const input = buildFormatInput({
            text,
            channel: { tooLong: 'thread', numbering: 'plain', hashtags: 0 },
          })
          const had = new Set(entities(text))
          for (const segment of formatPost(input).segments) {
            for (const entity of entities(segment.text)) expect(had).toContain(entity)
          }
        },
      ),
      { numRuns: runsOf(500) },
    )
  })
})
