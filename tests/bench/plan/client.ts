import { Agent, request } from 'node:http'

/** Where the web server answers, and the sessions of the people who ask. */
export interface Served {
  origin: string
  publicUrl: string
  cookies: string[]
}

export interface Asked {
  method: 'GET' | 'POST'
  path: string
  body?: unknown
}

/** Asks as people do who are signed in: the lane says which of them. The answer is read to its end, as text. */
export function clientOf({ origin, publicUrl, cookies }: Served) {
  const agent = new Agent({ keepAlive: true })
  return async ({ method, path, body }: Asked, lane = 0): Promise<string> => {
    const sent = body === undefined ? undefined : JSON.stringify(body)
    const headers = {
      cookie: cookies[lane % cookies.length],
      origin: publicUrl,
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    const asking = request(origin + path, { method, headers, agent }, answer => {
      const parts: Buffer[] = []
      answer.on('data', part => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8')
        if (answer.statusCode === 200) resolve(text)
        else reject(new Error(`${method} ${path} gave ${answer.statusCode}: ${text}`))
      })
    })
    asking.on('error', reject)
    asking.end(sent)
    return await promise
  }
}
