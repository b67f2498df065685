import { asProblem } from '../../../../shared/api/problem.ts'

/**
 * The language of the text that a refusal is about: the one with the hashtag or keyword in it.
 * @param texts By language.
 * @returns undefined where it is about none of them.
 */
export function languageOfRefusal(
  problem: unknown,
  texts: Readonly<Record<string, string>>,
): string | undefined {
  if (!problem) return undefined
  const { params } = asProblem(problem)
  const refused = String(params.hashtag ?? params.keyword ?? '')
  return Object.keys(texts).find(code => refused !== '' && texts[code]?.includes(refused))
}
