import { readFileSync } from 'node:fs'
import type { Font } from 'harfbuzzjs'
import { fontPath, type Typeface, type Weight } from './typefaces.ts'

type HarfBuzz = typeof import('harfbuzzjs')

/** One weight of one family, opened. */
export interface OpenFont {
  key: string
  family: string
  unitsPerEm: number
  font: Font
  covers: ReadonlySet<number>
}

let harfBuzz: Promise<HarfBuzz> | undefined
const opened = new Map<string, OpenFont>()

/** HarfBuzz, loaded at the first picture and not at the start of the server. */
export function loadHarfBuzz(): Promise<HarfBuzz> {
  harfBuzz ??= import('harfbuzzjs')
  return harfBuzz
}

/** A font, read once for the life of the process. */
export function openFont(hb: HarfBuzz, face: Typeface, weight: Weight): OpenFont {
  const key = `${face.family} ${weight}`
  const known = opened.get(key)
  if (known) return known
  const hbFace = new hb.Face(new hb.Blob(readFileSync(fontPath(face, weight))))
  const font: OpenFont = {
    key,
    family: face.family,
    unitsPerEm: hbFace.upem,
    font: new hb.Font(hbFace),
    covers: new Set(hbFace.collectUnicodes()),
  }
  opened.set(key, font)
  return font
}
