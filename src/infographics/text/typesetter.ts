import type { Bidi } from 'bidi-js'
import type { InfographicLanguage } from '../../core/languages/infographic-languages.ts'
import type { Direction } from '../../core/languages/language.ts'
import { languageEntry } from '../../core/languages/registry.ts'
import { loadHarfBuzz, type OpenFont, openFont } from './fonts.ts'
import { familiesFor, type Run, runsOf, visualOrder } from './runs.ts'
import { type Setting, settingOf, type Weight } from './typefaces.ts'

/** A glyph of a line, in em from the line's left end on its baseline; y grows downwards. */
interface Glyph {
  font: OpenFont
  id: number
  /** Index in the line of the first character it stands for. */
  at: number
  x: number
  y: number
}

/** A line set at size 1. */
interface SetLine {
  width: number
  glyphs: readonly Glyph[]
}

/** Measures and sets the text of one language. */
export interface Typesetter {
  language: InfographicLanguage
  direction: Direction
  setting: Setting
  /** In px at that size. */
  width(text: string, size: number, weight: Weight): number
  set(text: string, weight: Weight): SetLine
  /** Font families in the order the line tries them, for the live-text SVG. */
  families(text: string): string[]
}

export async function openTypesetter(language: InfographicLanguage): Promise<Typesetter> {
  const [hb, bidi] = await Promise.all([loadHarfBuzz(), loadBidi()])
  const { direction, locale } = languageEntry(language)
  const setting = settingOf(language)
  const lines = new Map<string, SetLine>()

  function set(text: string, weight: Weight): SetLine {
    const key = `${weight} ${text}`
    const known = lines.get(key)
    if (known) return known
    const fonts = familiesFor(text, setting).map(face => openFont(hb, face, weight))
    const { levels } = bidi.getEmbeddingLevels(text, direction)
    const line = setRuns(visualOrder(runsOf(text, levels, fonts)), text)
    lines.set(key, line)
    return line
  }

  function setRuns(runs: readonly Run[], text: string): SetLine {
    const glyphs: Glyph[] = []
    let x = 0
    for (const run of runs) {
      const buffer = new hb.Buffer()
      // The whole line goes in as context, so that letters join across a change of font.
      buffer.addText(text, run.start, run.end - run.start)
      buffer.setDirection(run.level % 2 === 1 ? hb.Direction.RTL : hb.Direction.LTR)
      buffer.setScript(run.script)
      buffer.setLanguage(locale)
      hb.shape(run.font.font, buffer)
      const em = run.font.unitsPerEm
      const positions = buffer.getGlyphPositions()
      for (const [index, info] of buffer.getGlyphInfos().entries()) {
        const position = positions[index]
        if (!position) continue
        glyphs.push({
          font: run.font,
          id: info.codepoint,
          at: info.cluster,
          x: x + position.xOffset / em,
          y: -position.yOffset / em,
        })
        x += position.xAdvance / em
      }
    }
    return { width: x, glyphs }
  }

  return {
    language,
    direction,
    setting,
    set,
    width: (text, size, weight) => set(text, weight).width * size,
    families: text => familiesFor(text, setting).map(face => face.family),
  }
}

let bidi: Promise<Bidi> | undefined

function loadBidi(): Promise<Bidi> {
  // The package's types describe its ES module; Node loads the CommonJS build, whose export is the factory.
  bidi ??= import('bidi-js').then(module => (module.default as unknown as () => Bidi)())
  return bidi
}
