import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { errorCatalogue } from '../../src/core/errors/catalogue.ts'

// Texts that people read use the words of docs/glossary.md and plain English (docs/decisions/0038-plain-words.md).

/** Phrases that are not the standard term anywhere. */
const dialect = [
  'anew',
  'reckon(?:s|ed|ing)?',
  'told',
  'said',
  'somebody',
  'nobody',
  'whoever',
  'shuts? (?:\\w+ ){0,2}out',
  'in spite of',
  '(?:is|are) not right',
  'say yes',
  'packed anew',
  'taken off',
] as const

/** Of texts that people read alone: in a comment these are plain English. */
const plainThere: readonly string[] = ['said', 'taken off']
const dialectInComments = dialect.filter(word => !plainThere.includes(word))

/** Words for which the glossary has another, in what a program shows: errors, API, command line, pages, notifications. */
const otherWords = [
  'platforms?',
  'stories',
  'notices?',
  'planned',
  'somebody',
  'on hold',
  'is held',
  'has been held',
  'tries are',
] as const

const pages = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  ...globSync('docs/decisions/*.md'),
  ...globSync('docs/*.md').filter(file => file !== 'docs/glossary.md'),
]
const sources = globSync([
  'src/{api,cli,http,notifications,demo}/**/*.ts',
  'src/{access,channels,news,publishing,outreach,networks}/**/*.ts',
  'src/main.ts',
  'config/*.ts',
]).toSorted()

describe('the words of', () => {
  it.each(pages)('%s', file => {
    const lines = readFileSync(file, 'utf8').split('\n')
    const found = lines.flatMap((line, index) =>
      hits(withoutCode(line), dialect).map(hit => `${file}:${index + 1}: ${hit}`),
    )
    expect(found).toEqual([])
  })

  it.each(['src/web/app/languages/en.json', 'src/http/pages/words/en.json'])('%s', file => {
    const lines = readFileSync(file, 'utf8').split('\n')
    const found = lines.flatMap((line, index) =>
      hits(line.replace(/^\s*"[^"]*":/, ''), [...dialect, ...otherWords]).map(
        hit => `${file}:${index + 1}: ${hit}`,
      ),
    )
    expect(found).toEqual([])
  })

  it('the error catalogue', () => {
    const found = Object.entries(errorCatalogue).flatMap(([code, { text }]) =>
      hits(text, [...dialect, ...otherWords]).map(hit => `${code}: ${hit}`),
    )
    expect(found).toEqual([])
  })

  it.each(sources)('%s', file => {
    // News of the demo speaks to its readers, not to those who work with Dateline.
    const words = file.startsWith('src/demo/lived-in/') ? dialect : [...dialect, ...otherWords]
    const found = textsIn(readFileSync(file, 'utf8')).flatMap(({ line, text }) =>
      hits(text, words).map(hit => `${file}:${line}: "${hit}" in ${text}`),
    )
    expect(found).toEqual([])
  })
})

describe('the comments of', () => {
  const rooms = globSync('{src,config,workers}/**/*.{ts,tsx,js,css}').toSorted()

  it.each([...new Set(rooms.map(file => file.split('/').slice(0, 2).join('/')))])('%s', room => {
    const found = rooms
      .filter(file => file === room || file.startsWith(`${room}/`))
      .flatMap(file =>
        commentsIn(readFileSync(file, 'utf8')).flatMap(({ line, text }) =>
          hits(text, dialectInComments).map(hit => `${file}:${line}: "${hit}" in ${text}`),
        ),
      )
    expect(found).toEqual([])
  })
})

describe('the check of words', () => {
  it.each([
    ['a forbidden word', "throw new Error('The file is packed anew.')", ['packed anew', 'anew']],
    ['a word in a template', 'say(`Two posts planned for today`)', ['planned']],
    ['no name of code', "const told = planned['planned-at']", []],
    ['no comment', "// Nobody told us.\nconst text = 'All is well.'", []],
    ['no part of a longer word', "say('The annotation is unplanned, the noticeable said-so')", ['said']],
  ])('finds %s', (_title, source, expected) => {
    const found = textsIn(source).flatMap(({ text }) => hits(text, [...dialect, ...otherWords]))
    expect(found.toSorted()).toEqual([...expected].toSorted())
  })
})

function hits(text: string, words: readonly string[]): string[] {
  return [...new Set(words)].flatMap(word =>
    [...text.matchAll(new RegExp(`\\b${word}\\b`, 'gi'))].map(([hit]) => hit),
  )
}

/** Comments, line by line. */
function commentsIn(source: string): { line: number; text: string }[] {
  return source.split('\n').flatMap((text, index) => {
    const comment = /^\s*(?:\*|\/\*|\/\/)(.*)$/.exec(text)?.[1] ?? /\s\/\/\s(.*)$/.exec(text)?.[1]
    return comment === undefined ? [] : [{ line: index + 1, text: comment.trim() }]
  })
}

/** Literals of more than one word: what has no space is a name for programs. SQL and comments are none. */
function textsIn(source: string): { line: number; text: string }[] {
  const code = source.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')
  return [...code.matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g)]
    .map(({ index, 0: literal }) => ({
      line: code.slice(0, index).split('\n').length,
      text: literal.slice(1, -1).replace(/\$\{[^}]*\}/g, '…'),
    }))
    .filter(
      ({ text }) =>
        text.includes(' ') && !/\b(?:select|update|insert|delete)\b.*\b(?:from|set|into)\b/is.test(text),
    )
}

/** Code in backticks may hold any word. */
function withoutCode(line: string): string {
  return line.replace(/`[^`]*`/g, '')
}
