import type { PageFile } from '../pages/frame/page-files.ts'
import { styleSheetWith } from '../pages/frame/page-files.ts'
import type { BuiltApp } from './built-app.ts'

/** What the pages of the server take from the built app; without one they have the fonts of the device. */
export interface AppForPages {
  styleSheet: PageFile
  /** Addresses of scripts that a browser can fetch while its person signs in. */
  modules: readonly string[]
}

export interface AppForPagesWatch {
  now(): Promise<AppForPages>
  /** Style sheets that pages have named, by address. */
  styleSheets: ReadonlyMap<string, PageFile>
}

export function watchAppForPages(builtApp: () => Promise<BuiltApp | undefined>): AppForPagesWatch {
  const styleSheets = new Map<string, PageFile>()
  let known: { built: BuiltApp | undefined; found: AppForPages } | undefined
  return {
    styleSheets,
    async now() {
      const built = await builtApp().catch(() => undefined)
      if (!known || known.built !== built) {
        const styleSheet = styleSheetWith(built ? fontFaces(built) : '')
        styleSheets.set(styleSheet.address, styleSheet)
        known = { built, found: { styleSheet, modules: built ? modulesOf(built) : [] } }
      }
      return known.found
    },
  }
}

function modulesOf({ index }: BuiltApp): string[] {
  const tags = index.matchAll(
    /<(?:script type="module"|link rel="modulepreload")[^>]*?(?:src|href)="([^"]+)"/g,
  )
  return [...tags].flatMap(([, address]) => address ?? [])
}

const arabic = 'U+0600-06FF, U+0750-077F, U+200C-200F, U+25CC'
const bengali = 'U+0964-0965, U+0980-09FF, U+200C-200D, U+25CC'
const latin =
  'U+0020-007E, U+00A0-017F, U+0192, U+0218-021B, U+2010-2027, U+2030-203A, U+20AC, U+2122, U+2190-2193, U+2212'

/** The faces of the app (config/web-fonts.ts), by the beginnings of their names. */
const faces = [
  ['latin-400', 'Noto Sans', '400 500', latin],
  ['latin-600', 'Noto Sans', '600 700', latin],
  ['urdu-400', 'Noto Nastaliq Urdu', '400 700', arabic],
  ['arabic-400', 'Noto Sans Arabic', '400 500', arabic],
  ['arabic-600', 'Noto Sans Arabic', '600 700', arabic],
  ['persian-400', 'Vazirmatn', '400 500', arabic],
  ['persian-600', 'Vazirmatn', '600 700', arabic],
  ['bengali-400', 'Hind Siliguri', '400 500', bengali],
  ['bengali-600', 'Hind Siliguri', '600 700', bengali],
] as const

/** One weight of Nastaliq, which is the largest: the browser thickens it for titles. */
function fontFaces({ files }: BuiltApp): string {
  const paths = [...files.keys()]
  return faces
    .flatMap(([name, family, weights, range]) => {
      const path = paths.find(each => each.startsWith(`assets/${name}-`) && each.endsWith('.woff2'))
      return path
        ? `@font-face{font-family:"${family}";font-weight:${weights};font-display:swap;src:url("/${path}") format("woff2");unicode-range:${range}}`
        : []
    })
    .join('\n')
}
