import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import {
  fallbackInterfaceLanguage,
  interfaceLanguages,
} from '../../src/core/languages/interface-languages.ts'
import { applyTexts } from './apply-texts.ts'

// `npm run translations:apply -- FILE`: puts the proposals of the page Translations into the language's file, as checked.

const folder = join(import.meta.dirname, '..', '..', 'src', 'web', 'app', 'languages')
const proposals = z.strictObject({
  language: z.enum(interfaceLanguages).exclude([fallbackInterfaceLanguage]),
  texts: z.record(z.string(), z.string().trim().min(1)),
})

const [file] = process.argv.slice(2)
if (file === undefined) end('Name the file of proposals: npm run translations:apply -- FILE', 2)
const read = proposals.safeParse(JSON.parse(readFileSync(file, 'utf8')))
if (!read.success) end(`${file}: ${z.prettifyError(read.error)}`, 1)
const { language, texts } = read.data
const words = (code: string) => JSON.parse(readFileSync(join(folder, `${code}.json`), 'utf8'))
const own = words(language)
const faults = applyTexts(words(fallbackInterfaceLanguage), own, texts)
if (faults.length > 0) end(`${file}: nothing was changed.\n${faults.join('\n')}`, 1)
writeFileSync(join(folder, `${language}.json`), `${JSON.stringify(own, null, 2)}\n`)
process.stdout.write(
  `${Object.keys(texts).length} texts of ${language}.json are changed and marked as checked.\n`,
)

function end(message: string, code: number): never {
  process.stderr.write(`${message}\n`)
  process.exit(code)
}
