import { z } from 'zod'

/** More than any filter needs. */
const most = 50

/** Several values in a query: with commas between them (`state=draft,in_review`), or named again and again. */
export function severalOf<Item extends z.ZodType<unknown, string>>(item: Item) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform(given => [given].flat().flatMap(text => text.split(',')))
    .pipe(z.array(item).min(1).max(most))
}
