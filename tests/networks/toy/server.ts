import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

/** What people see on a wall, oldest first. */
export interface ToyPost {
  id: string
  wall: string
  text: string
  at: string
}

export interface ToyServer {
  origin: string
  posts(): readonly ToyPost[]
  /** The next post is taken, and the connection ends without an answer. */
  loseNextAnswer(): void
  close(): Promise<void>
}

/** The walls that one sign-in opens; the token of a wall is `token-of-` and its id. */
const walls = [
  { id: 'north', name: 'North wall', mayPublish: true },
  { id: 'south', name: 'South wall', mayPublish: false },
]

/** A network of walls, as small as one that can be signed in at, posted on, read back and measured. */
export async function startToyServer(): Promise<ToyServer> {
  const posts: ToyPost[] = []
  const codes = new Map<string, string>()
  let losesNext = false

  const routes: Record<string, (request: IncomingMessage, response: ServerResponse, url: URL) => unknown> = {
    'GET /let-in'(_request, response, url) {
      const code = randomUUID()
      codes.set(code, url.searchParams.get('proof') ?? '')
      const back = new URL(url.searchParams.get('back') ?? '')
      back.searchParams.set('state', url.searchParams.get('state') ?? '')
      back.searchParams.set('code', code)
      response.writeHead(302, { location: back.href }).end()
    },
    async 'POST /walls'(request, response) {
      const { code, proof } = exchange.parse(await bodyOf(request))
      const isRight = codes.get(code) === proof
      codes.delete(code)
      if (!isRight) return answer(response, 403, { error: 'unknown code' })
      answer(response, 200, walls)
    },
    'GET /me'(request, response) {
      const wall = wallOf(request)
      answer(response, wall ? 200 : 401, wall ?? { error: 'unknown token' })
    },
    async 'POST /posts'(request, response) {
      const wall = wallOf(request)
      if (!wall) return answer(response, 401, { error: 'unknown token' })
      const { text } = newPost.parse(await bodyOf(request))
      const post = { id: `p${posts.length + 1}`, wall: wall.id, text, at: new Date().toISOString() }
      posts.push(post)
      if (!losesNext) return answer(response, 201, { id: post.id })
      losesNext = false
      request.socket.destroy()
    },
    'GET /posts'(request, response) {
      const wall = wallOf(request)
      answer(response, 200, posts.filter(post => post.wall === wall?.id).reverse())
    },
    'GET /claps'(_request, response, url) {
      answer(response, 200, { claps: 7, eyes: 70, of: url.searchParams.get('id') })
    },
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://toy')
    const route = routes[`${request.method} ${url.pathname}`]
    if (!route) return answer(response, 404, { error: 'no such route' })
    Promise.resolve(route(request, response, url)).catch(() => answer(response, 400, { error: 'odd' }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    posts: () => posts,
    loseNextAnswer() {
      losesNext = true
    },
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const exchange = z.object({ code: z.string(), proof: z.string() })
const newPost = z.object({ text: z.string().min(1) })

function wallOf({ headers }: IncomingMessage) {
  return walls.find(({ id }) => headers.authorization === `Bearer token-of-${id}`)
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
