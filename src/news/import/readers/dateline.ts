/**
 * The places of a dateline ("Islamabad/ Lahore: …") at the beginning of a text, or undefined where it has none.
 * What stands before the colon must look like places: one to ten names with "/" between them, each of one to three
 * capitalised words (or words of a script without capitals), and no word that heads notes and addresses. A country
 * after a comma ("Erbil, Iraq: …") is not part of the place.
 */
export function readDateline(text: string): string[] | undefined {
  const start = text.slice(0, 500).replace(/^[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/u, '')
  const head = /^([^:：\n]{2,200})[:：](?!\/\/)/.exec(start)?.[1]
  if (head === undefined) return undefined
  const places: string[] = []
  for (const part of head.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').split(/[/／]/)) {
    const [place, country, ...more] = part.split(/[,،]/).map(name => name.trim())
    if (place === undefined || more.length > 0) return undefined
    if (!isPlaceName(place) || (country !== undefined && !isPlaceName(country))) return undefined
    places.push(place)
  }
  return places.length <= 10 ? places : undefined
}

/** Whether nothing but marks and white space follows the dateline. */
export function isDatelineAlone(text: string): boolean {
  return text.slice(text.search(/[:：]/) + 1).trim() === ''
}

function isPlaceName(name: string): boolean {
  const words = name.split(/[ \u00a0\t]+/)
  return (
    name.length <= 40 &&
    words.length <= 3 &&
    words.every(word => capitalised.test(word)) &&
    name.replace(/[^\p{L}]/gu, '').length > 1 &&
    !headsANote.has(name.toLowerCase())
  )
}

const capitalised = /^[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'’.\-\u200c]*$/u

/** Words that stand before a colon at the head of a paragraph and are no place. */
const headsANote: ReadonlySet<string> = new Set(
  `note, notes, nb, n.b., ps, p.s., contact, contacts, contact us, update, updates, source, sources, photo, photos, picture,
  image, caption, credit, credits, video, email, e-mail, mail, mailto, tel, tel., phone, telephone, mobile, fax, hotline,
  helpline, whatsapp, viber, telegram, facebook, twitter, instagram, youtube, website, web, link, links, url, http, https,
  more, read more, more information, further information, date, dates, time, when, where, who, what, why, how, venue,
  place, location, address, deadline, register, registration, rt, via, breaking, important, attention, warning, reminder,
  question, questions, answer, answers, faq, agenda, speaker, speakers, topic, topics, background, summary, conclusion,
  example, participants, partners, quote, hashtag, hashtags, follow us, monday, tuesday, wednesday, thursday, friday,
  saturday, sunday, نوٹ, رابطہ, رابطے, فون, پتہ, تاریخ, وقت, مقام, سوال, جواب, اہم, مزید معلومات, ذریعہ, تصویر, ہیلپ لائن,
  ملاحظة, للتواصل, الهاتف, هاتف, العنوان, التاريخ, الوقت, المكان, سؤال, جواب, مهم, تنبيه, المصدر, الصورة, للمزيد,
  یادداشت, نوت, تماس, شماره تماس, تلفن, آدرس, زمان, مکان, پرسش, پاسخ, مهم, منبع, عکس,
  یادونه, اړیکه, شمېره, پته, نېټه, ځای, پوښتنه, ځواب, سرچینه, انځور,
  দ্রষ্টব্য, নোট, যোগাযোগ, ফোন, ঠিকানা, তারিখ, সময়, স্থান, প্রশ্ন, উত্তর, সূত্র, ছবি, হটলাইন, বিস্তারিত`
    .split(',')
    .map(word => word.trim().normalize('NFC')),
)
