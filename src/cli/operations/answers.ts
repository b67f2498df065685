import { z } from 'zod'
import type { Operation } from '../../api/parts/operation.ts'

/** Whether the answer is one page of a list. */
export function isPage({ query, answers }: Operation): boolean {
  const [answer] = Object.values(answers)
  return fieldsOf(answer).includes('items') && fieldsOf(query).includes('cursor')
}

export function answersWithFile({ answers }: Operation): boolean {
  return Object.values(answers).some(answer => !(answer instanceof z.ZodType) && answer !== 'nothing')
}

function fieldsOf(schema: unknown): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}
