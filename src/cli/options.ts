import { InvalidArgumentError, Option } from 'commander'

/** An option that takes one of some words. */
export function oneOf(flags: string, description: string, words: readonly string[]): Option {
  return new Option(flags, description).choices(words)
}

/** Collects an option that may be given several times. */
export function several(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value]
}

/** A whole number from 0. */
export function count(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new InvalidArgumentError(`"${text}" must be a whole number.`)
}
