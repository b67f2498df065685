import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { infographicLanguages as languages } from '../../src/core/languages/infographic-languages.ts'
import { drawInfographic } from '../../src/infographics/infographic.ts'
import { manyKinds } from './many-kinds.ts'
import { sampleContent } from './sample-content.ts'

// To accept new pictures: UPDATE_GOLDEN=1 npx vitest run tests/infographics, then look at each one in the diff.
const update = process.env.UPDATE_GOLDEN === '1'

const pictures = [
  ...languages.map(language => ({ name: language, content: sampleContent(language) })),
  { name: 'en-many-kinds', content: manyKinds('en') },
  { name: 'ur-many-kinds', content: manyKinds('ur') },
]

describe('the live-text SVG', () => {
  it.each(pictures)('of $name is what was looked at and accepted', async ({ name, content }) => {
    const { bytes } = await drawInfographic(content, 'svg')
    const svg = new TextDecoder().decode(bytes)
    const file = new URL(`golden/${name}.svg`, import.meta.url)
    if (update || !existsSync(file)) {
      if (process.env.CI === 'true') throw new Error(`golden/${name}.svg is missing`)
      writeFileSync(file, svg)
    }
    expect(svg).toBe(readFileSync(file, 'utf8'))
  })
})
