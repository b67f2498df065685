import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { unusedColors } from '../../config/web/mantine-styles.ts'
import { palette } from '../../src/infographics/palette.ts'

const css = readFileSync('src/web/app/theme/tokens.css', 'utf8')
const light = css.slice(0, css.search(/\[data-mantine-color-scheme=.dark/))

describe('the colours of the app', () => {
  it.each(['band', 'ink', 'quiet', 'strong', 'tile', 'muted'] as const)(
    'share %s with the pictures',
    name => {
      expect(new RegExp(`--${name}: (#\\w+);`).exec(light)?.[1]).toBe(palette[name])
    },
  )

  it.each([
    ['text on the page', 'ink', 'page', 4.5],
    ['text on the ground', 'ink', 'ground', 4.5],
    ['second text on the ground', 'quiet', 'ground', 4.5],
    ['meta on the ground', 'faint', 'ground', 4.5],
    ['links on a tile', 'strong', 'tile', 4.5],
    ['words on the primary button', 'on-strong', 'strong', 4.5],
    ['borders of controls on the page', 'control', 'page', 3],
    ['the focus ring on the ground', 'focus', 'ground', 3],
    ...['draft', 'review', 'good', 'scheduled', 'doubt', 'failed', 'warning'].map(state => [
      `the state ${state}`,
      `tone-${state}`,
      `tint-${state}`,
      4.5,
    ]),
  ] as [string, string, string, number][])(
    'are told apart in both themes: %s',
    (_title, front, back, least) => {
      for (const theme of [light, css.slice(light.length)]) {
        const value = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(theme)?.[1] ?? ''
        expect(contrast(value(front), value(back))).toBeGreaterThanOrEqual(least)
      }
    },
  )

  it('are not those that the build leaves out of the styles of Mantine', () => {
    const named = new RegExp(
      `(color|c)="(${unusedColors.join('|')})\\b|mantine-color-(${unusedColors.join('|')})-`,
    )
    const files = globSync('src/web/**/*.{ts,tsx,css}')
    expect(files.length).toBeGreaterThan(100)
    expect(files.filter(file => named.test(readFileSync(file, 'utf8')))).toEqual([])
  })
})

describe('the style sheets of the app', () => {
  it('take no class of another file: the build warns of rules that have no place in a file', () => {
    const files = globSync('src/web/**/*.css')
    expect(files.length).toBeGreaterThan(50)
    expect(files.filter(file => /composes:/.test(readFileSync(file, 'utf8')))).toEqual([])
  })
})

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, two: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(two)].toSorted((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(start => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
