/**
 * What an error means for a program: its HTTP status, and what a caller can do about any error of the kind. It is the
 * `type` of a problem document. The exit code of the command line is 1 for all of them.
 */
export const errorFamilies = {
  'bad-input': {
    status: 400,
    title: 'Invalid input',
    remedy: 'Correct what the message names, then send it again.',
  },
  'not-signed-in': { status: 401, title: 'Not signed in', remedy: 'Sign in, or send a valid API key.' },
  'not-allowed': {
    status: 403,
    title: 'Not allowed',
    remedy: 'Ask an administrator for the role, or sign in as a person who has it.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    remedy: 'Check the id. It does not exist, or it belongs to an office in which you have no role.',
  },
  conflict: {
    status: 409,
    title: 'Conflicts with the current state',
    remedy: 'Read the current state, then decide.',
  },
  'too-large': { status: 413, title: 'Too large', remedy: 'Send less, or a smaller file.' },
  'wrong-host': { status: 421, title: 'Wrong host', remedy: 'Use the address in PUBLIC_URL.' },
  'too-costly': { status: 422, title: 'Too costly to process', remedy: 'Send less at a time.' },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    remedy: 'Wait for the seconds that `Retry-After` gives, then retry.',
  },
  unavailable: { status: 503, title: 'Unavailable', remedy: 'Retry later, or fix what the message names.' },
} as const satisfies Record<string, { status: number; title: string; remedy: string }>

export type ErrorFamily = keyof typeof errorFamilies
