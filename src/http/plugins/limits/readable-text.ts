import type { FastifyRequest } from 'fastify'
import { DatelineError } from '../../../core/errors/errors.ts'
import { forbiddenCharacter, withPlainLineEnds } from '../../../core/text/characters.ts'
import type { App } from '../../deps.ts'

/**
 * Refuses text that holds a character no text may hold, wherever in a request it stands: PostgreSQL takes no NUL, and
 * control characters steer the terminals and logs they are shown on. Files are not text; their readers look for
 * themselves.
 */
export function addReadableText(app: App): void {
  app.addHook('preValidation', async request => {
    for (const [place, value] of Object.entries(partsOf(request))) assertReadable(place, value)
  })
}

function partsOf({ params, query, body }: FastifyRequest): Record<string, unknown> {
  return { params, querystring: query, body: body instanceof Uint8Array ? undefined : body }
}

/** Without recursion: a body may be nested as deep as it is long. */
function assertReadable(root: string, whole: unknown): void {
  const open: [string, unknown][] = [[root, whole]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [place, value] = next
    if (typeof value === 'string') assertText(place, value)
    if (typeof value !== 'object' || value === null) continue
    for (const [name, each] of Object.entries(value)) {
      assertText(place, name)
      open.push([`${place}.${name}`, each])
    }
  }
}

function assertText(place: string, text: string): void {
  const found = forbiddenCharacter(withPlainLineEnds(text))
  if (!found) return
  throw new DatelineError('text-character-refused', {
    place,
    character: found.code,
    position: found.position,
  })
}
