import { describe, expect, it } from 'vitest'
import { decodeBytes } from '../../../src/core/text/decode.ts'

/** The bytes of a text in a code page of one byte to a letter. */
function encoded(text: string, label: string): Buffer {
  const decoder = new TextDecoder(label)
  const byteOf = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  )
  return Buffer.from([...text].map(letter => byteOf.get(letter) ?? 63))
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

describe('the bytes of a file', () => {
  it.each([
    ['windows-1256', 'لاہور: ہیلپ ڈیسک پیر سے کام کر رہا ہے اور سب آ سکتے'.replace(/[ڈ]/g, 'د')],
    ['windows-1256', 'بغداد: المكتب مفتوح للجميع من الساعة التاسعة'],
    ['windows-1252', 'Wien: Die Büros öffnen am Montag für alle Gäste.'],
    ['windows-1252', 'café'],
    ['windows-1256', 'date,kind,place,women\n2026-08-04,community,لاہور,3'],
    ['windows-1250', 'Budapest: Az iroda hétfőn nyílik, tűzoltók is jönnek, őszi időben'],
    ['windows-1254', 'İstanbul: Göçmenler için danışma günü açıldı, şubeye geliniz'],
  ])('in %s are read, with a note that this is a guess: %s', (label, text) => {
    const { text: read, notes } = decodeBytes(encoded(text, label), 'f')
    expect(read).toBe(encoded(text, label) && new TextDecoder(label).decode(encoded(text, label)))
    expect(notes).toEqual([
      { place: 'the file', code: 'encoding-detected', message: expect.stringContaining(`read as ${label}`) },
    ])
  })

  it.each([
    ['windows-1252', 'Café “Mödling”'],
    ['windows-1256', 'المكتب مفتوح'],
    ['iso-8859-1', 'Café'],
    ['iso-8859-2', 'Tűzoltó'],
  ])('in %s are read without one where XML says so', (label, words) => {
    const xml = `<?xml version="1.0" encoding="${label}"?><rss>${words}</rss>`
    expect(decodeBytes(encoded(xml, label), 'f')).toEqual({ text: xml, notes: [] })
  })

  it.each([
    ['a PDF document', '%PDF-1.7\n1 0 obj'],
    ['an RTF document', '{\\rtf1\\ansi Lahore: x}'],
  ])('of %s are refused, with what to do', (kind, text) => {
    expect(() => decodeBytes(Buffer.from(text), 'f.txt')).toThrow(
      `f.txt is ${kind}; save it as plain text in UTF-8.`,
    )
  })

  it('in EUC-KR are read where XML says so', () => {
    const head = Buffer.from('<?xml version="1.0" encoding="EUC-KR"?><a>')
    const { text } = decodeBytes(Buffer.concat([head, Buffer.from([0xb0, 0xa1]), Buffer.from('</a>')]), 'f')
    expect(text).toContain('<a>가</a>')
  })

  it('that are UTF-8 are read so, whatever XML says', () => {
    const xml = '<?xml version="1.0" encoding="ISO-8859-1"?><a>خبر</a>'
    expect(decodeBytes(Buffer.from(xml), 'f')).toEqual({ text: xml, notes: [] })
  })

  it.each([
    ['utf-16le', Buffer.from('Lahore: the desk\nلاہور: دفتر کھلا ہے', 'utf16le')],
    ['utf-16be', utf16be('Lahore: the desk\nلاہور: دفتر کھلا ہے')],
    ['utf-16le', Buffer.from('لاہور: دفتر کھلا ہے', 'utf16le')],
    ['utf-16be', utf16be('ঢাকা: অফিস খোলা')],
  ])('in %s without a mark are read, with a note', (label, bytes) => {
    const { text, notes } = decodeBytes(bytes, 'f')
    expect(text).toBe(new TextDecoder(label).decode(bytes))
    expect(notes).toMatchObject([{ code: 'encoding-detected' }])
  })

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0x49])],
    ['a ZIP file', Buffer.from('PK\u0003\u0004\u0014\0\u0006\0', 'latin1')],
    ['control characters', Buffer.alloc(100, 3)],
    ['NULs', Buffer.alloc(100)],
  ])('are refused where they are %s', (_what, bytes) => {
    expect(() => decodeBytes(bytes, 'f')).toThrow('f is a binary file')
  })
})
