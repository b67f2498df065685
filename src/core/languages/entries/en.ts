import type { LanguageEntry } from '../entry.ts'
import { latinNumbers, notoSansSetting } from '../scripts.ts'
import { foldedWords, listed } from '../word-list.ts'

export const en: LanguageEntry = {
  code: 'en',
  locale: 'en-GB',
  english: 'English',
  native: 'English',
  script: 'Latn',
  direction: 'ltr',
  numbers: { native: latinNumbers, usual: 'latn' },
  sentences: {
    abbreviations: listed(
      `Apt, Mr, Mrs, Ms, Mx, Dr, Drs, Prof, Md, Mst, Mohd, Muhd, St, Sr, Jr, Hon, Rev, Fr, Amb, Adv, Eng, Engr, Ing, Mag, Gen,
      Col, Lt, Capt, Maj, Brig, Sgt, Cpl, Insp, Supt, Pres, Min, Sec, Dept, Govt, Univ, Inst, No, Nos, Nr, Art, Arts, Fig,
      Figs, Ref, Reg, Vol, Ch, Sect, Para, pp, p, ed, eds, vs, approx, ca, cf, al, incl, excl, est, Tel, Ext, Fax, Mob,
      Ave, Rd, Blvd, Bldg, Mt, Ft, Inc, Ltd, Pvt, Co, Corp, Bros, Rs, Tk, Jan, Feb, Mar, Apr, Jun, Jul, Aug, Sep, Sept,
      Oct, Nov, Dec, Mon, Tue, Tues, Wed, Thu, Thur, Thurs, Fri, Sat, Sun, viz, resp, max, min`,
    ),
    ordinals: 'plain',
  },
  words: 'spaces',
  headings: listed(
    `note, notes, nb, n.b., ps, p.s., contact, contacts, contact us, update, updates, source, sources, photo, photos,
    picture, image, caption, credit, credits, video, email, e-mail, mail, mailto, tel, tel., phone, telephone, mobile, fax,
    hotline, helpline, whatsapp, viber, telegram, facebook, twitter, instagram, youtube, website, web, link, links, url,
    http, https, more, read more, more information, further information, date, dates, time, when, where, who, what, why,
    how, venue, place, location, address, deadline, register, registration, rt, via, breaking, important, attention,
    warning, reminder, question, questions, answer, answers, faq, agenda, speaker, speakers, topic, topics, background,
    summary, conclusion, example, participants, partners, quote, hashtag, hashtags, follow us, monday, tuesday, wednesday,
    thursday, friday, saturday, sunday`,
  ),
  detection: {
    smallWords: foldedWords(
      'the of and to is are for with from by on this that will be has have our your you we at it as not or their they who can all more about please how when where what into its were been but',
    ),
    franc: 'eng',
  },
  fonts: notoSansSetting,
}
