import { readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { z } from 'zod'

const suffix = '.words'
/** What every page has; the rest is by feature. */
const everyPage = 'every'
const sectionsOfPages = z.record(z.string(), z.array(z.string()))

/**
 * The words of a language by feature, out of the one file that its translators edit: `./ur/every.words` has those of every
 * page, and `pages`, which loads the others; `./ur/calendar.words` has those of the calendar. Which sections these are
 * stands in `sections.json` beside the languages.
 */
export function words(): Plugin {
  return {
    name: 'words',
    resolveId(source, importer) {
      return importer && source.endsWith(suffix) ? resolve(dirname(importer), source) : undefined
    },
    load(id) {
      if (!id.endsWith(suffix)) return undefined
      const folder = dirname(dirname(id))
      const language = join(folder, `${basename(dirname(id))}.json`)
      const sections = join(folder, 'sections.json')
      for (const file of [language, sections]) this.addWatchFile(file)
      return moduleOf(basename(id, suffix), readJson(language), sectionsOfPages.parse(readJson(sections)))
    },
  }
}

function moduleOf(page: string, language: unknown, sections: Record<string, string[]>): string {
  const all = z.record(z.string(), z.unknown()).parse(language)
  const own = Object.fromEntries((sections[page] ?? []).map(section => [section, all[section]]))
  const shown = `export default ${JSON.stringify(own)}`
  if (page !== everyPage) return shown
  const loaders = Object.keys(sections)
    .filter(each => each !== everyPage)
    .map(each => `${each}: () => import('./${each}${suffix}')`)
  return `${shown}\nexport const pages = { ${loaders.join(', ')} }`
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
