import { describe, expect, it } from 'vitest'
import { infographicLanguages as languages } from '../../src/core/languages/infographic-languages.ts'
import { dataPage } from '../../src/infographics/data-table.ts'
import { drawInfographic } from '../../src/infographics/infographic.ts'
import { sampleContent } from './sample-content.ts'

const plain = (text: string) => text.replaceAll(/[\u2066\u2069]/g, '')

/** The lines of the picture's foot, below the charts. */
async function textOf(content: Parameters<typeof drawInfographic>[0]): Promise<string> {
  const svg = new TextDecoder().decode((await drawInfographic(content, 'svg')).bytes)
  return plain([...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(match => match[1]).join(' '))
}

describe.each(languages)('the credit in %s', language => {
  const usual = sampleContent(language)
  const line = usual.credit === 'none' || Array.isArray(usual.credit) ? '' : usual.credit.line

  it('is printed whole where it is long', async () => {
    const long = Array.from({ length: 5 }, (_, index) => `${line} ${index + 1}`).join(' ')
    const text = await textOf({ ...usual, digits: 'latn', credit: { line: long, emblem: 'eu' } })
    for (const word of long.split(' ')) expect(text).toContain(word)
    expect(text).not.toContain('…')
  })

  it('is refused where it cannot be printed whole', async () => {
    const credit = { line: `${line} `.repeat(40).trim(), emblem: 'eu' as const }
    await expect(drawInfographic({ ...usual, credit }, 'svg')).rejects.toMatchObject({
      code: 'credit-line-too-long',
    })
  })

  it('has a line for each project, each once', async () => {
    const credit = [
      { line, emblem: 'eu' as const },
      { line: 'Roads Fund', language },
      { line, emblem: 'eu' as const },
    ]
    const content = { ...usual, credit }
    const text = await textOf(content)
    expect(text).toContain('Roads Fund')
    expect(text.split(plain(line).slice(0, 20))).toHaveLength(2)
    expect(dataPage(content).notes.map(note => plain(note.meaning))).toEqual(
      expect.arrayContaining([plain(line), 'Roads Fund']),
    )
  })
})
