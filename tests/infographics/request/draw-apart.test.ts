import { describe, expect, it } from 'vitest'
import { runBounded } from '../../../src/bounded/run-bounded.ts'
import { drawInfographic } from '../../../src/infographics/infographic.ts'
import { drawApart } from '../../../src/infographics/request/draw-apart.ts'
import { sampleContent } from '../sample-content.ts'

describe('an infographic drawn apart', { timeout: 120_000 }, () => {
  it.each(['svg', 'png', 'pdf'] as const)('is the same %s, byte for byte', async format => {
    const content = sampleContent('ur')
    const apart = await runBounded(drawApart, { content, format }, { person: 'amina' })
    const here = await drawInfographic(content, format)
    expect({ ...apart, bytes: Buffer.from(apart.bytes) }).toEqual({ ...here, bytes: Buffer.from(here.bytes) })
  })

  it('is refused beyond ten that wait for one person, and another person’s is drawn', async () => {
    const input = { content: sampleContent('en'), format: 'svg' } as const
    const many = Array.from({ length: 12 }, () => runBounded(drawApart, input, { person: 'amina' }))
    const other = runBounded(drawApart, input, { person: 'bashir' })
    const outcomes = await Promise.allSettled(many)
    const refused = outcomes.filter(outcome => outcome.status === 'rejected').map(outcome => outcome.reason)
    expect(refused).toMatchObject([{ family: 'too-many-requests', retryAfterSeconds: 5 }])
    expect((await other).contentType).toBe('image/svg+xml')
  })
})
