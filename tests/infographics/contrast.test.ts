import { describe, expect, it } from 'vitest'
import { contrast, graphicPairs, textPairs } from './contrast.ts'

describe('contrast', () => {
  it.each(textPairs)('of text %s on %s is at least 4.5 to 1', (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(graphicPairs)('of the shape %s on %s is at least 3 to 1', (shape, ground) => {
    expect(contrast(shape, ground)).toBeGreaterThanOrEqual(3)
  })

  it('of black on white is 21 to 1', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  })
})
