import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cropArea, isShownWhole, shapeOf } from '../../src/networks/crop.ts'
import { runsOf } from '../factories/depth.ts'

const shown = { tallest: [4, 5], widest: [191, 100] } as const

describe('the part of an image that goes out', () => {
  it.each([
    [
      'a wide one with its point at the right edge',
      { width: 1_000, height: 200 },
      { x: 1, y: 0.5 },
      undefined,
      { x: 618, y: 0, width: 382, height: 200 },
    ],
    [
      'a tall one with its point near the top',
      { width: 400, height: 1_000 },
      { x: 0.5, y: 0.1 },
      undefined,
      { x: 0, y: 0, width: 400, height: 500 },
    ],
    ['one that is shown whole', { width: 1_000, height: 800 }, { x: 0, y: 0 }, undefined, undefined],
    ['one without a point', { width: 1_000, height: 200 }, undefined, undefined, undefined],
    [
      'a wished shape round the middle',
      { width: 1_000, height: 500 },
      undefined,
      '1:1',
      { x: 250, y: 0, width: 500, height: 500 },
    ],
    [
      'a wished shape round its point',
      { width: 1_000, height: 500 },
      { x: 0.9, y: 0 },
      '1:1',
      { x: 500, y: 0, width: 500, height: 500 },
    ],
    ['one that is wished whole', { width: 1_000, height: 200 }, { x: 1, y: 0.5 }, 'whole', undefined],
    ['one of a single pixel', { width: 1, height: 1 }, { x: 1, y: 1 }, '1:1', undefined],
    ['one pixel high', { width: 100, height: 1 }, { x: 0, y: 0 }, '1:2', { x: 0, y: 0, width: 1, height: 1 }],
  ] as const)('of %s', (_what, image, focus, wish, area) => {
    expect(cropArea(image, shown, { focus, wish })).toEqual(area)
  })

  it('lies in the image, has its point in sight, and the shape to the pixel', () => {
    const pixels = fc.integer({ min: 1, max: 4_096 })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const wishes = fc.option(fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 })), {
      nil: undefined,
    })
    fc.assert(
      fc.property(pixels, pixels, share, share, wishes, (width, height, x, y, shape) => {
        const wish = shape?.join(':')
        const area = cropArea({ width, height }, shown, { focus: { x, y }, wish })
        if (!area) return
        expect([area.x, area.y, area.width, area.height].every(Number.isInteger)).toBe(true)
        expect(Math.min(area.x, area.y)).toBeGreaterThanOrEqual(0)
        expect(Math.min(area.width, area.height)).toBeGreaterThanOrEqual(1)
        expect(area.x + area.width).toBeLessThanOrEqual(width)
        expect(area.y + area.height).toBeLessThanOrEqual(height)
        expect(area.width === width || area.height === height).toBe(true)
        expect(Math.abs(x * width - (area.x + area.width / 2))).toBeLessThanOrEqual(
          Math.max(area.width / 2 + 1, width),
        )
        expect(x * width).toBeGreaterThanOrEqual(area.x - 1)
        expect(x * width).toBeLessThanOrEqual(area.x + area.width + 1)
        expect(y * height).toBeGreaterThanOrEqual(area.y - 1)
        expect(y * height).toBeLessThanOrEqual(area.y + area.height + 1)
        const [across = 0, down = 1] = shape ?? (width / height < 0.8 ? [4, 5] : [191, 100])
        const [wide, high] = [area.height * (across / down), area.width * (down / across)]
        expect(Math.min(Math.abs(area.width - wide), Math.abs(area.height - high))).toBeLessThanOrEqual(1)
      }),
      { numRuns: runsOf(5_000) },
    )
  })

  it('has a shape that a network shows whole, or names none', () => {
    expect(isShownWhole([1, 1], shown)).toBe(true)
    expect(isShownWhole([4, 5], shown)).toBe(true)
    expect(isShownWhole([3, 4], shown)).toBe(false)
    expect(isShownWhole([2, 1], shown)).toBe(false)
    expect(['4:5', '0:1', 'whole', '1:0', '1000:1', '1.5:1'].map(shapeOf)).toEqual([
      [4, 5],
      ...Array(5).fill(undefined),
    ])
  })
})
