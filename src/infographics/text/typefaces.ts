import { createRequire } from 'node:module'
import type { FontFamily, FontSetting } from '../../core/languages/entry.ts'
import type { Language } from '../../core/languages/language.ts'
import { languageEntry } from '../../core/languages/registry.ts'
import { notoSansSetting } from '../../core/languages/scripts.ts'

export type Weight = 400 | 700

/** One family of the pinned font packages. */
export interface Typeface {
  family: FontFamily
  files: Record<Weight, string>
}

const resolve = createRequire(import.meta.url).resolve

function typeface(family: FontFamily, folder: string, stem: string): Typeface {
  const file = (style: string) => `@expo-google-fonts/${folder}/${style}/${stem}_${style}.ttf`
  return { family, files: { 400: file('400Regular'), 700: file('700Bold') } }
}

export const notoSans = typeface('Noto Sans', 'noto-sans', 'NotoSans')
const nastaliq = typeface('Noto Nastaliq Urdu', 'noto-nastaliq-urdu', 'NotoNastaliqUrdu')
export const notoArabic = typeface('Noto Sans Arabic', 'noto-sans-arabic', 'NotoSansArabic')
export const vazirmatn = typeface('Vazirmatn', 'vazirmatn', 'Vazirmatn')
/** Noto Sans Bengali breaks some conjuncts in other renderers; this one is right everywhere. */
export const hindSiliguri = typeface('Hind Siliguri', 'hind-siliguri', 'HindSiliguri')

const typefaces: Record<FontFamily, Typeface> = {
  'Noto Sans': notoSans,
  'Noto Nastaliq Urdu': nastaliq,
  'Noto Sans Arabic': notoArabic,
  Vazirmatn: vazirmatn,
  'Hind Siliguri': hindSiliguri,
}

/** How a language is set, with its family's files. */
export interface Setting extends Omit<FontSetting, 'family'> {
  typeface: Typeface
  /** ISO 15924. */
  script: string
}

/** The setting of a language's entry; that of Noto Sans where Dateline has no font for its script. */
export function settingOf(language: Language): Setting {
  const { fonts, script } = languageEntry(language)
  const { family, ...measures } = fonts ?? notoSansSetting
  return { ...measures, typeface: typefaces[family], script }
}

/** The path of a font file in the installed package. */
export function fontPath(face: Typeface, weight: Weight): string {
  return resolve(face.files[weight])
}
