import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityIn, isPersonHeading } from '../../../src/outreach/log/identity/no-identity.ts'

describe('a text that could lead to a person', () => {
  it.each([
    'ask K on 0300/1234567',
    'ask K on 0300 - 1234567',
    '0300:1234567',
    '0300·1234567',
    '0300,1234567',
    '0300_1234567',
    '0300–1234567',
    '0300‑123‑4567',
    '0300 / 123 / 4567',
    '0300...1234567',
    '(0300) 1234567',
    '+92 300 1234567',
    '0092-300-1234567',
    '+92 (0)300 123 45 67',
    '03 00 12 34 56 7',
    '0300\u200b1234567',
    '0300\u20601234567',
    '۰۳۰۰۱۲۳۴۵۶۷',
    '٠٣٠٠ ١٢٣٤٥٦٧',
    '০১৭১২-৩৪৫৬৭৮',
    '０３００１２３４５６７',
    '3001234567',
    '042 3571 2020',
    'tel 2019/410-1234',
    'CNIC 35202-1234567-1',
    'wa.me/923001234567',
    '0300|1234567',
    '0300*123*4567',
    '0300 (123) 4567',
    'project 0300 1234567',
    'call 587123',
    'WhatsApp: 5871234',
    '0300 l234567',
    '30O 1234567',
    'AB1234567',
    'passport ab 1234567',
    'passport no. P12345',
    'tazkira 1400-0102',
    'ID: 12345',
    'case no. 2026/00123',
    'شناختی کارڈ ۱۲۳۴۵',
    'পাসপোর্ট নং ১২৩৪৫',
  ])('is refused for its number: %s', text => {
    expect(identityIn(text)).toMatch(/telephone or identity number/)
  })

  it.each([
    'k@mrc.example',
    'k [at] mrc.example',
    'k(at)mrc.example',
    'k {at} mrc (dot) example',
    'k at mrc dot example',
    'k @ mrc.example',
    'k＠mrc.example',
    'k@\u200bmrc.example',
    'رضا@mrc.example',
    'desk@münchen.example',
    'k @ mrc . example',
    'ali at gmail.com',
    'ali(gmail.com)',
    'ali%40gmail.com',
    'ali at yahoo dot com',
  ])('is refused for its mail address: %s', text => {
    expect(identityIn(text)).toMatch(/e-mail address/)
  })

  it.each([
    'Ali s/o Bashir',
    'Amina D/O Karim',
    'Zainab w/o. Salim',
    'Ali S\\O Bashir',
    'Ali c/o Bashir',
    'Ali son of Bashir',
    'Fatima daughter of Karim',
    'علی ولد بشیر',
    'محمد ولد أحمد',
    'فاطمہ بنت کریم',
    'احمد فرزند محمود',
    'রহিম পিতা করিম',
    'house of Mrs Amina Khan',
    'Mr. Khan',
    'مسٹر علی',
    'জনাব আলী',
    'DOB 1990-04-05',
    'born on 5 May 1990',
  ])('is refused for a name or birthday: %s', text => {
    expect(identityIn(text)).toMatch(/a person's name or birthday/)
  })

  it.each([
    'PROTECT 2024-2027',
    'PROTECT 2024–2027',
    'Erasmus+ 2021/27',
    'school year 2025/2026 and 2026/2027',
    'MIDAS 2019 - 2023 and 2024 - 2026',
    'Solar years 1404-1405',
    'since 2015, 2018 and 2024',
    'fair on 03.11.2026',
    'fair of 3-7.11.2026',
    'fair 03.11.2026 - 07.11.2026',
    'fair 2026-11-03 to 2026-11-07',
    'fair 2026-11-03/2026-11-07',
    'open 09:00-17:00',
    'open 09:00–12:00, 14:00–17:30',
    'contract ENI/2019/410-123',
    'JLS/2020/AMIF/1234',
    '2019/410-123',
    'Grant agreement No 101096384',
    'AMIF-101096384',
    'budget of 12,000,000 rupees',
    'UC 12, ward 7',
    'GPS class 9, room 204, floor 3',
    'Chak 123/9-L',
    'follow @mrc_pak',
    'Session at Lahore, 25 people',
    'meet at mrc.example',
    '20,000 leaflets in 14 towns',
    'পরিকল্পনা ২০২৪-২০২৭',
    'FM 91.2, 93.4, 95.6',
    'open 10.30-12.00, 13.00-15.30',
    'blocks 1, 2, 3, 4, 5, 6, 7, 8',
    'Wards 10-11-12-13',
    'ages 18-24, 25-34, 35-49',
    'MMD8/2024-2026',
    'Rs 1200000',
    'visa fair 2026, ID day 2025-2026',
    'c/o UNHCR',
    'مدرسة علي بن أبي طالب',
    'مدرسة بنت الهدى',
  ])('is not one that is taken: %s', text => {
    expect(identityIn(text)).toBeUndefined()
  })

  it('is refused where a list of years never ends, in no time', () => {
    expect(identityIn('2024-2025-'.repeat(5_000))).toBeDefined()
  })

  it('is refused whatever stands between the digits of its number', () => {
    const separator = fc.stringMatching(/^[ /:·,_.|*()–‑\-\u200b\u00a0]{0,3}$/)
    const digit = fc.constantFrom('0123456789', '۰۱۲۳۴۵۶۷۸۹', '০১২৩৪৫৬৭৮৯').map(digits => [...digits])
    fc.assert(
      fc.property(separator, separator, digit, (one, other, digits) => {
        const number = (groups: string) => groups.replace(/\d/g, each => digits[Number(each)] ?? each)
        expect(
          identityIn(`ask ${number('0300')}${one}${number('8123')}${other}${number('567')}`),
        ).toBeDefined()
      }),
    )
  })
})

describe('a heading that could name a person', () => {
  it.each([
    'N.I.C.',
    'رقم الهاتف',
    'شماره تماس',
    'পাসপোর্ট',
    'Telefonnummer',
    'Client name',
    'phone_no',
    'CNIC',
    'فون نمبر',
    'شماره تلفن',
    'نام',
    '\u200fنام',
    'মোবাইল ফোন',
  ])('is seen: %s', heading => {
    expect(isPersonHeading(heading)).toBe(true)
  })
})
