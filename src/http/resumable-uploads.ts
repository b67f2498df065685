import { Readable } from 'node:stream'
import { DataStore, ERRORS, MemoryLocker, Server, Upload } from '@tus/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../access/actor.ts'
import { DatelineError } from '../core/errors/errors.ts'
import { newId } from '../core/ids.ts'
import { beginUpload, uploadMs } from '../news/media/uploading/begin-upload.ts'
import { dropUpload } from '../news/media/uploading/forget-uploads.ts'
import { ownUpload } from '../news/media/uploading/upload.view.ts'
import { keepPieces } from '../news/media/uploading/upload-pieces.ts'
import type { AppDeps } from './deps.ts'

type Deps = Pick<AppDeps, 'db' | 'clock' | 'mediaStorage'>

/** Of one process; between several, the record refuses a piece that is not the next. */
const locker = new MemoryLocker()

/**
 * Answers one request of the tus protocol 1.0 (core, creation, creation-with-upload, expiration, termination) for one
 * person, who reaches no upload but their own. `officeId` is where a new upload is for.
 * @throws DatelineError for every refusal but that of a version, which the protocol wants as 412.
 */
export async function answerTus(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  who: { actor: Actor; officeId?: string },
): Promise<FastifyReply> {
  let fault: unknown
  const server = new Server({
    path: request.routeOptions.url?.replace('/:id', '') ?? '',
    datastore: new PersonalStore(deps, who),
    locker,
    relativeLocation: true,
    namingFunction: () => newId(),
    allowedOrigins: [],
    onResponseError: async (_request, thrown) => {
      fault = thrown
      return undefined
    },
  })
  reply.header('tus-resumable', '1.0.0')
  const response = await server.handleWeb(webRequest(request))
  if (response.status >= 400 && response.status !== 412)
    throw asRefusal(fault, response, await response.text())
  for (const [name, value] of response.headers) {
    if (!name.startsWith('access-control-')) reply.header(name, value)
  }
  return reply.code(response.status).send(response.status === 412 ? await response.text() : null)
}

/** One person's uploads, as the library asks for them. */
class PersonalStore extends DataStore {
  readonly #deps: Deps
  readonly #who: { actor: Actor; officeId?: string }

  constructor(deps: Deps, who: { actor: Actor; officeId?: string }) {
    super()
    this.#deps = deps
    this.#who = who
    this.extensions = ['creation', 'creation-with-upload', 'expiration', 'termination']
  }

  override async create(upload: Upload): Promise<Upload> {
    const { actor, officeId = '' } = this.#who
    const byteCount = upload.size ?? 0
    await beginUpload(this.#deps, { actor, officeId, uploadId: upload.id, byteCount })
    return upload
  }

  override async getUpload(id: string): Promise<Upload> {
    const { byteCount, received, createdAt } = await ownUpload(this.#deps.db, this.#who.actor, id)
    return new Upload({ id, size: byteCount, offset: received, creation_date: createdAt.toISOString() })
  }

  override async write(coming: AsyncIterable<Uint8Array>, id: string, offset: number): Promise<number> {
    return await keepPieces(this.#deps, this.#who.actor, id, offset, coming)
  }

  override async remove(id: string): Promise<void> {
    await dropUpload(this.#deps, { actor: this.#who.actor, uploadId: id })
  }

  override getExpiration(): number {
    return uploadMs
  }
}

/** The request with its body still to come. */
function webRequest({ method, url, headers, raw }: FastifyRequest): Request {
  const [path] = url.split('?')
  const given = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  )
  const hasBody = method === 'PATCH' || method === 'POST'
  return new Request(`http://${headers.host ?? 'localhost'}${path}`, {
    method,
    headers: given,
    ...(hasBody ? { body: Readable.toWeb(raw), duplex: 'half' as const } : {}),
  })
}

/** In our codes what the protocol refuses; a fault of ours stays one. */
const codeOfStatus = {
  400: 'upload-refused',
  403: 'upload-refused',
  404: 'upload-gone',
  409: 'upload-conflict',
  410: 'upload-gone',
  413: 'upload-too-large',
  501: 'upload-refused',
} as const

function asRefusal(fault: unknown, { status }: Response, text: string): unknown {
  if (fault instanceof Error) return fault
  const code = fault === ERRORS.ERR_LOCK_TIMEOUT ? 'upload-conflict' : codeOf(status)
  if (!code) return new Error(`The upload failed: ${text.trim()}`)
  return new DatelineError(code, { reason: text.trim().replace(/\.+$/, '') })
}

function codeOf(status: number) {
  return status in codeOfStatus ? codeOfStatus[status as keyof typeof codeOfStatus] : undefined
}
