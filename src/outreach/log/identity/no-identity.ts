import { foldKey } from '../../../core/text/fold-key.ts'
import { normalised } from '../../../core/text/windows.ts'
import { holdsDocument } from './identity-document.ts'
import { namesSomeone } from './named-person.ts'
import { holdsTelephone } from './telephone.ts'

/**
 * Who asked or came is never stored: what is not kept cannot leak to those whom migrants fear. A column or a value
 * that looks like a person's is refused, whatever it was meant for.
 */
const identityWords = new Set(
  (
    'name names surname firstname lastname fullname father mother husband guardian phone telephone mobile cell tel ' +
    'msisdn number contact email mail cnic nic nid tazkira passport id identity ssn dob birth birthday birthdate ' +
    'address street house photo picture signature beneficiary client caller attendee applicant respondent migrant ' +
    'whatsappno tazkera taskira نام فون نمبر موبائل پتہ پاسپورٹ شناختی اسم الاسم هاتف الهاتف جوال جواز العنوان تلفن تلیفون ' +
    'شماره شمیره موبایل تماس پاسپورت تذکره آدرس نوم নাম ফোন মোবাইল পাসপোর্ট ঠিকানা জন্ম név telefonszám telefon cím ' +
    'vorname nachname telefonnummer anschrift ausweis ad soyad adres kimlik jina simu anwani ناو ژمارەی nav adresa'
  )
    .split(' ')
    .map(foldKey),
)

/** Whether a column heading names a person or a way to one: `Client name`, `phone_no`, `CNIC`. */
export function isPersonHeading(heading: string): boolean {
  return foldKey(heading)
    .replaceAll('.', '')
    .split(/[^\p{L}\p{M}]+/u)
    .some(word => identityWords.has(word))
}

/** Why a free text cannot be kept; undefined when it can. */
export function identityIn(text: string): string | undefined {
  if (harmless.has(text)) return undefined
  const reason = reasonAgainst(text)
  if (reason === undefined && text.length <= longestWord) {
    if (harmless.size >= mostHarmless) harmless.clear()
    harmless.add(text)
  }
  return reason
}

/** The last texts in which nothing was found: a file says the same words in each of its rows. */
const harmless = new Set<string>()
const mostHarmless = 500
const longestWord = 120

function reasonAgainst(text: string): string | undefined {
  const plain = normalised(text, 'NFKC').replace(/\p{Cf}/gu, '')
  if (mailAddress.test(plain) || mailbox.test(plain)) return refusalOf('an e-mail address')
  if (holdsTelephone(text) || holdsDocument(text))
    return refusalOf('a number like a telephone or identity number')
  return namesSomeone(plain) ? refusalOf("a person's name or birthday") : undefined
}

function refusalOf(what: string): string {
  return `it holds ${what}, and who asked or came is never stored`
}

const at = '(?:\\s*@\\s*|\\s*[\\[({<]\\s*(?:at|@)\\s*[\\])}>]\\s*)'
const dot = '(?:\\s*[\\[({<]\\s*(?:dot|\\.)\\s*[\\])}>]\\s*|\\.|\\s\\.\\s?)'
const label = '[\\p{L}\\p{M}\\p{N}-]+'
/** `k@mrc.example`, `k [at] mrc.example`, `k (at) mrc (dot) example`, `k at mrc dot example`. */
const mailAddress = new RegExp(
  `[^\\s@]${at}${label}(?:${dot}${label})+|\\S\\s+at\\s+${label}(?:\\s+dot\\s+${label})+`,
  'iu',
)
/** Where private people have their mail, whatever stands for the sign before it. */
const mailbox =
  /(?<![\p{L}\p{M}])(?:gmail|googlemail|yahoo|hotmail|outlook|icloud|protonmail)\s?(?:\.|\sdot\s)\s?co/iu
