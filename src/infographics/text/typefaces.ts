import { createRequire } from 'node:module'
import type { Language } from '../../core/language.ts'

export type Weight = 400 | 700

/** One family of the pinned font packages. */
export interface Typeface {
  family: string
  files: Record<Weight, string>
}

const resolve = createRequire(import.meta.url).resolve

function typeface(family: string, folder: string, stem: string): Typeface {
  const file = (style: string) => `@expo-google-fonts/${folder}/${style}/${stem}_${style}.ttf`
  return { family, files: { 400: file('400Regular'), 700: file('700Bold') } }
}

export const notoSans = typeface('Noto Sans', 'noto-sans', 'NotoSans')
const nastaliq = typeface('Noto Nastaliq Urdu', 'noto-nastaliq-urdu', 'NotoNastaliqUrdu')
export const notoArabic = typeface('Noto Sans Arabic', 'noto-sans-arabic', 'NotoSansArabic')
export const vazirmatn = typeface('Vazirmatn', 'vazirmatn', 'Vazirmatn')
/** Noto Sans Bengali breaks some conjuncts in other renderers; this one is right everywhere. */
export const hindSiliguri = typeface('Hind Siliguri', 'hind-siliguri', 'HindSiliguri')

/** How a language is set. Sizes in the layout are those of Noto Sans; `scale` brings others to the same look. */
export interface Setting {
  typeface: Typeface
  scale: number
  /** Distance of baselines, of the size. */
  leading: number
  /** Room above and below the baseline that ink may take, of the size. */
  ascent: number
  descent: number
  /** How far below a line's middle its baseline stands, of the size; Nastaliq slopes down to its baseline. */
  drop: number
  /** The `script` property of its letters. */
  script: 'Latin' | 'Arabic' | 'Bengali'
}

export const settings: Record<Language, Setting> = {
  en: {
    typeface: notoSans,
    scale: 1,
    leading: 1.28,
    ascent: 0.95,
    descent: 0.3,
    drop: 0.34,
    script: 'Latin',
  },
  ur: {
    typeface: nastaliq,
    scale: 0.88,
    leading: 1.95,
    ascent: 1.3,
    descent: 0.75,
    drop: 0.44,
    script: 'Arabic',
  },
  ar: {
    typeface: notoArabic,
    scale: 0.98,
    leading: 1.5,
    ascent: 1.1,
    descent: 0.5,
    drop: 0.3,
    script: 'Arabic',
  },
  prs: {
    typeface: vazirmatn,
    scale: 0.98,
    leading: 1.55,
    ascent: 1.05,
    descent: 0.5,
    drop: 0.32,
    script: 'Arabic',
  },
  ps: {
    typeface: notoArabic,
    scale: 0.96,
    leading: 1.55,
    ascent: 1.1,
    descent: 0.55,
    drop: 0.3,
    script: 'Arabic',
  },
  bn: {
    typeface: hindSiliguri,
    scale: 1.06,
    leading: 1.4,
    ascent: 1.0,
    descent: 0.45,
    drop: 0.34,
    script: 'Bengali',
  },
}

/** The path of a font file in the installed package. */
export function fontPath(face: Typeface, weight: Weight): string {
  return resolve(face.files[weight])
}
