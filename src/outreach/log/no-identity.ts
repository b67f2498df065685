import { foldKey } from '../../core/text/fold-key.ts'
import { normalised } from '../../core/text/windows.ts'
import { holdsTelephone } from './telephone.ts'

/**
 * Who asked or came is never stored: what is not kept cannot leak to those whom migrants fear. A column or a value
 * that looks like a person's is refused, whatever it was meant for.
 */
const identityWords = new Set(
  (
    'name names surname firstname lastname fullname father mother husband guardian phone telephone mobile cell tel ' +
    'msisdn number contact email mail cnic nic nid tazkira passport id identity ssn dob birth birthday birthdate ' +
    'address street house photo picture signature beneficiary client caller attendee applicant نام فون نمبر اسم هاتف ' +
    'تلفن نوم নাম ফোন'
  )
    .split(' ')
    .map(foldKey),
)

/** Whether a column heading names a person or a way to one: `Client name`, `phone_no`, `CNIC`. */
export function namesAPerson(heading: string): boolean {
  return foldKey(heading)
    .split(/[^\p{L}\p{M}]+/u)
    .some(word => identityWords.has(word))
}

/** Why a free text cannot be kept; undefined when it can. */
export function identityIn(text: string): string | undefined {
  const plain = normalised(text, 'NFKC').replace(/\p{Cf}/gu, '')
  if (mailAddress.test(plain)) return 'it holds an e-mail address, and who asked or came is never stored'
  if (holdsTelephone(text))
    return 'it holds a number like a telephone or identity number, and who asked or came is never stored'
  if (kinship.test(plain)) return "it holds a person's name, and who asked or came is never stored"
  return undefined
}

const at = '(?:\\s*@\\s*|\\s*[\\[({<]\\s*(?:at|@)\\s*[\\])}>]\\s*)'
const dot = '(?:\\s*[\\[({<]\\s*(?:dot|\\.)\\s*[\\])}>]\\s*|\\.)'
const label = '[\\p{L}\\p{M}\\p{N}-]+'
/** `k@mrc.example`, `k [at] mrc.example`, `k (at) mrc (dot) example`, `k at mrc dot example`. */
const mailAddress = new RegExp(
  `[^\\s@]${at}${label}(?:${dot}${label})+|\\S\\s+at\\s+${label}(?:\\s+dot\\s+${label})+`,
  'iu',
)
/** `Ali s/o Bashir`, as people are named in Pakistan and India. */
const kinship = /(?<![\p{L}\p{N}])[sdwc]\s?\/\s?o\b\.?\s*\p{L}/iu
