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
  ).split(' '),
)

/** Whether a column heading names a person or a way to one: `Client name`, `phone_no`, `CNIC`. */
export function namesAPerson(heading: string): boolean {
  return heading
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .some(word => identityWords.has(word))
}

const telephone = /(?:\+|\b00)?\d(?:[ ().-]{0,2}\d){7,}/u
const mailAddress = /[^\s@]+@[^\s@]+\.[^\s@]+/u

/** Why a free text cannot be kept; undefined when it can. */
export function identityIn(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/\p{Nd}/gu, '0')
  if (mailAddress.test(text)) return 'it holds an e-mail address, and who asked or came is never stored'
  if (telephone.test(digits))
    return 'it holds a number like a telephone or identity number, and who asked or came is never stored'
  return undefined
}
