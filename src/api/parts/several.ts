import { z } from 'zod'

/** Several values in a query: with commas between them (`state=draft,in_review`), or named again and again. */
export function severalOf<Item extends z.ZodType<unknown, string>>(item: Item, most = 50) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform(given => [given].flat().flatMap(text => text.split(',')))
    .pipe(z.array(item).min(1).max(most))
}
