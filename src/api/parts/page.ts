import { z } from 'zod'

/** One page of a list: every list of the API answers in this form. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: z.string().optional().describe('The `cursor` of the next page; absent on the last one'),
  })
}

export const cursorMeaning = 'The `next` of the page before'

/** Which page, in the query of a list. */
export function pageQuery({ most, usual }: { most: number; usual: number }) {
  return {
    cursor: z.string().min(1).max(200).optional().describe(cursorMeaning),
    limit: z.coerce.number<number | string>().int().min(1).max(most).default(usual),
  }
}
