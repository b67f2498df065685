import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import type { Plugin } from 'vite'

/** A face of the app: one weight of a family, cut down to what its languages write. */
interface Face {
  file: string
  /** Within its package of `@expo-google-fonts`. */
  source: string
  ranges: readonly (readonly [number, number])[]
}

const latin = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x192, 0x192],
  [0x218, 0x21b],
  [0x2010, 0x2027],
  [0x2030, 0x203a],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
] as const
const arabic = [
  [0x600, 0x6ff],
  [0x750, 0x77f],
  [0x200c, 0x200f],
  [0x25cc, 0x25cc],
] as const
const urdu = [
  [0x600, 0x61f],
  [0x621, 0x63a],
  [0x640, 0x660],
  [0x66a, 0x66d],
  [0x670, 0x670],
  [0x679, 0x679],
  [0x67e, 0x67e],
  [0x686, 0x686],
  [0x688, 0x688],
  [0x691, 0x691],
  [0x698, 0x698],
  [0x6a9, 0x6a9],
  [0x6af, 0x6af],
  [0x6ba, 0x6ba],
  [0x6be, 0x6be],
  [0x6c1, 0x6c3],
  [0x6cc, 0x6cc],
  [0x6d2, 0x6d4],
  [0x6f0, 0x6f9],
  [0x200c, 0x200f],
] as const
const bengali = [
  [0x964, 0x965],
  [0x980, 0x9ff],
  [0x200c, 0x200d],
  [0x25cc, 0x25cc],
] as const

const faces: readonly Face[] = [
  { file: 'latin-400', source: 'noto-sans/400Regular/NotoSans_400Regular.ttf', ranges: latin },
  { file: 'latin-600', source: 'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf', ranges: latin },
  { file: 'urdu-400', source: 'noto-nastaliq-urdu/400Regular/NotoNastaliqUrdu_400Regular.ttf', ranges: urdu },
  { file: 'urdu-700', source: 'noto-nastaliq-urdu/700Bold/NotoNastaliqUrdu_700Bold.ttf', ranges: urdu },
  { file: 'arabic-400', source: 'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf', ranges: arabic },
  {
    file: 'arabic-600',
    source: 'noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf',
    ranges: arabic,
  },
  { file: 'persian-400', source: 'vazirmatn/400Regular/Vazirmatn_400Regular.ttf', ranges: arabic },
  { file: 'persian-600', source: 'vazirmatn/600SemiBold/Vazirmatn_600SemiBold.ttf', ranges: arabic },
  { file: 'bengali-400', source: 'hind-siliguri/400Regular/HindSiliguri_400Regular.ttf', ranges: bengali },
  { file: 'bengali-600', source: 'hind-siliguri/600SemiBold/HindSiliguri_600SemiBold.ttf', ranges: bengali },
]

/** Counts changes of the faces above: older files are not taken. */
const edition = 1

/**
 * The fonts of the pictures as WOFF2 for browsers, each cut down to its script. Made once, beside the packages; theme
 * files name them as `@fonts/latin-400.woff2`.
 */
export function webFonts(): Plugin {
  const folder = join(
    import.meta.dirname,
    '..',
    '..',
    'node_modules',
    '.cache',
    'dateline-web-fonts',
    String(edition),
  )
  return {
    name: 'dateline-web-fonts',
    config: () => ({ resolve: { alias: { '@fonts': folder } } }),
    async buildStart() {
      mkdirSync(folder, { recursive: true })
      await Promise.all(faces.map(face => makeFace(folder, face)))
    },
  }
}

async function makeFace(folder: string, { file, source, ranges }: Face): Promise<void> {
  const target = join(folder, `${file}.woff2`)
  if (existsSync(target)) return
  const { resolve } = createRequire(import.meta.url)
  const letters = ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  )
  const cut = await subsetFont(readFileSync(resolve(`@expo-google-fonts/${source}`)), letters.join(''), {
    targetFormat: 'woff2',
  })
  writeFileSync(target, cut)
}
