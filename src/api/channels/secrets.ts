import { z } from 'zod'
import { operation } from '../parts/operation.ts'

export const secrets = {
  rotate: operation({
    id: 'secrets.rotate',
    method: 'POST',
    path: '/api/v1/secrets/rotate',
    tag: 'channels',
    summary: 'Seal every stored token with the first of SECRET_KEYS',
    command: { words: 'keys rotate', example: '' },
    answers: {
      200: z.object({
        rewrapped: z.int(),
        changedMeanwhile: z.int().describe('Run it again when this is not 0'),
        unreadable: z.int().describe('Sealed with a key that is gone: connect these channels again'),
        keysStillNeeded: z.array(z.string()).describe('Keys that must stay in SECRET_KEYS besides the first'),
      }),
    },
    errors: [],
  }),
}
