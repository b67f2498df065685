import { z } from 'zod'

/** Live and practice are two worlds: an answer is of one of them. */
export const world = z
  .enum(['live', 'practice'])
  .optional()
  .describe('By default practice while the sandbox networks are in use, and live otherwise')
