import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityIn, namesAPerson } from '../../../src/outreach/log/no-identity.ts'

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
  ])('is refused for its mail address: %s', text => {
    expect(identityIn(text)).toMatch(/e-mail address/)
  })

  it.each(['Ali s/o Bashir', 'Amina D/O Karim', 'Zainab w/o. Salim'])('is refused for a name: %s', text => {
    expect(identityIn(text)).toMatch(/a person's name/)
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
  it.each(['Client name', 'phone_no', 'CNIC', 'فون نمبر', 'شماره تلفن', 'نام', '\u200fنام', 'মোবাইল ফোন'])(
    'is seen: %s',
    heading => {
      expect(namesAPerson(heading)).toBe(true)
    },
  )
})
