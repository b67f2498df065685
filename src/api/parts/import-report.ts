import { z } from 'zod'
import { noteCodes } from '../../core/text/note.ts'

/** What the answer to an import says of single rows and of the file. */
export const importReport = {
  faults: z
    .array(z.object({ line: z.int(), reason: z.string() }))
    .describe('Records that were refused; the others came in'),
  notes: z
    .array(
      z.object({
        place: z.string().describe('Such as `line 3, column women`, or `the file`'),
        code: z.enum(noteCodes),
        message: z.string(),
      }),
    )
    .describe('What was repaired, guessed or left out on the way in'),
}
