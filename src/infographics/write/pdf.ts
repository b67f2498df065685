import { readFileSync } from 'node:fs'
import { languageEntry } from '../../core/languages/registry.ts'
import type { InfographicContent } from '../content.ts'
import { dataPage } from '../data-table.ts'
import type { Scene } from '../scene.ts'
import { loadHarfBuzz, openFont } from '../text/fonts.ts'
import { fontPath, hindSiliguri, notoSans, type Typeface, vazirmatn } from '../text/typefaces.ts'
import { wordsOf } from '../words/lookup.ts'

const template = new URL('./data-page.typ', import.meta.url)

/**
 * The picture on page 1, its figures as tables after it, as PDF/UA-1: tagged, with the picture's
 * description as its alternative text. It holds no date of making, so equal content gives equal bytes.
 * @throws Error with Typst's own words where the document does not compile.
 */
export async function writePdf(
  content: InfographicContent,
  scene: Scene,
  outlinedSvg: string,
): Promise<Uint8Array> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const faces = tableFaces(content)
  const fontBlobs = faces.flatMap(face => [
    readFileSync(fontPath(face, 400)),
    readFileSync(fontPath(face, 700)),
  ])
  const compiler = NodeCompiler.create({ workspace: '/', fontArgs: [{ fontBlobs }] })
  compiler.mapShadow('/picture.svg', Buffer.from(outlinedSvg))
  compiler.mapShadow(
    '/page.json',
    Buffer.from(JSON.stringify(pageData(content, scene, faces), await printable(faces))),
  )
  compiler.addSource('/main.typ', readFileSync(template, 'utf8'))
  const compiled = compiler.compile({ mainFilePath: '/main.typ' })
  if (compiled.result === null)
    throw new Error(`Typst refused the page: ${diagnosis(compiled.takeDiagnostics())}`)
  const pdf = compiler.pdf(compiled.result, { pdfStandard: 'ua-1' })
  // Typst keeps what it worked out for the next time; a server draws too seldom for that to be worth its memory.
  compiler.evictCache(0)
  return pdf
}

function pageData(content: InfographicContent, scene: Scene, faces: readonly Typeface[]) {
  const { locale, direction } = languageEntry(content.language)
  return {
    ...dataPage(content),
    title: scene.title,
    office: content.office,
    alt: scene.description,
    sandboxWords: wordsOf(content.language).sandboxMark,
    lang: locale.split('-')[0],
    direction,
    fonts: faces.map(face => face.family),
  }
}

/**
 * A JSON replacer that puts U+FFFD where no face has the character: PDF/UA refuses text it cannot show,
 * and one emoji in a label must not cost the office its page.
 */
async function printable(faces: readonly Typeface[]): Promise<(key: string, value: unknown) => unknown> {
  const hb = await loadHarfBuzz()
  const fonts = faces.map(face => openFont(hb, face, 400))
  const isCovered = (character: string) => fonts.some(font => font.covers.has(character.codePointAt(0) ?? 0))
  return (key, value) => {
    if (typeof value !== 'string' || key === 'alt' || key === 'title' || key === 'office') return value
    return Array.from(value, character =>
      isCovered(character) || formatting.test(character) ? character : '\ufffd',
    ).join('')
  }
}

/** Joiners and isolates show nothing and need no glyph. */
const formatting = /[\u200c-\u200f\u061c\u2066-\u2069]/u

/** Vazirmatn and Hind Siliguri give their letters back when text is copied; Nastaliq does not. */
function tableFaces(content: InfographicContent): Typeface[] {
  const { script, direction } = languageEntry(content.language)
  if (script === 'Beng') return [hindSiliguri, notoSans, vazirmatn]
  return direction === 'rtl' ? [vazirmatn, notoSans, hindSiliguri] : [notoSans, vazirmatn, hindSiliguri]
}

function diagnosis(error: { shortDiagnostics: unknown[] } | null): string {
  return JSON.stringify(error?.shortDiagnostics ?? 'no reason given')
}
