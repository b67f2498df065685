import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Reply = (request: IncomingMessage, response: ServerResponse) => void

export interface FeedServer {
  /** As `127.0.0.1:34567`. */
  host: string
  origin: string
  /** What has come, in order, as "GET /path". */
  requests: IncomingMessage[]
  /** How many requests were open at once at most. */
  mostAtOnce(): number
  /** What is answered below a path from now on; a text is a feed. */
  serve(path: string, reply: Reply | string): void
  close(): Promise<void>
}

/** A web server of a test's own; what it is not told it answers 404. */
export async function startFeedServer(): Promise<FeedServer> {
  const replies = new Map<string, Reply>()
  const requests: IncomingMessage[] = []
  let [open, most] = [0, 0]
  const server = createServer((request, response) => {
    requests.push(request)
    open += 1
    most = Math.max(most, open)
    response.once('close', () => {
      open -= 1
    })
    const reply = replies.get(new URL(request.url ?? '/', 'http://x').pathname)
    if (reply) reply(request, response)
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    origin: `http://${host}`,
    requests,
    mostAtOnce: () => most,
    serve(path, reply) {
      const send: Reply = (_request, response) =>
        response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' }).end(reply)
      replies.set(path, typeof reply === 'string' ? send : reply)
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export interface TestEntry {
  guid?: string
  title: string
  text?: string
  link?: string
  at?: string
}

/** An RSS feed. */
export function rss(entries: readonly TestEntry[], { title = 'News of the city', head = '' } = {}): string {
  const items = entries.map(
    ({ guid, title: words, text = `${words}: more of it.`, link, at }) =>
      `<item><title>${words}</title><description>${text}</description>${tag('link', link)}${
        guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`
      }${tag('pubDate', at)}</item>`,
  )
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title><link>https://city.example/</link>${head}${items.join('')}</channel></rss>`
}

function tag(name: string, value: string | undefined): string {
  return value === undefined ? '' : `<${name}>${value}</${name}>`
}
