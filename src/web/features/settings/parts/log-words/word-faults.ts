import { asProblem } from '../../../../shared/api/problem.ts'

/** Refusals that are about what a word is called, not about how things stand. */
const aboutTexts = new Set([
  'log-word-exists',
  'log-word-invalid',
  'log-word-taken',
  'log-word-without-label',
])

/**
 * The field that a refusal is about: the one with the text that stands for another word, else the first.
 * @param texts By field, such as labels by language.
 * @returns undefined where it is about none of them.
 */
export function fieldOfRefusal(
  problem: unknown,
  texts: Readonly<Record<string, string>>,
): string | undefined {
  if (!problem) return undefined
  const { code, params } = asProblem(problem)
  if (!aboutTexts.has(code)) return undefined
  const same = Object.keys(texts).find(field => texts[field]?.trim() === params.text)
  return same ?? Object.keys(texts)[0]
}
