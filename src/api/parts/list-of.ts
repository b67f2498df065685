import { z } from 'zod'

/** Values with commas between them, in a query. */
export function listOf<Item extends z.ZodType<string, string>>(item: Item, most: number) {
  return z
    .string()
    .max(most * 40)
    .transform(text => text.split(','))
    .pipe(z.array(item).min(1).max(most))
}
