import type { InfographicContent } from '../content.ts'
import { drawInfographic, type Infographic, type InfographicFormat } from '../infographic.ts'

/** Draws on a thread of its own; the content was checked before. */
export async function work(input: {
  content: InfographicContent
  format: InfographicFormat
}): Promise<Infographic> {
  return await drawInfographic(input.content, input.format)
}
