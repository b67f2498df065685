import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'

interface LiveMessage {
  id?: string
  event?: string
  data?: unknown
}

/** A stream of server-sent events, as a browser reads it. */
export interface LiveStream {
  headers: IncomingHttpHeaders
  /** The next event; rejects no sooner than the test does, and is undefined once the stream has ended. */
  next(): Promise<LiveMessage | undefined>
  /** The next comment. */
  comment(): Promise<string>
  close(): void
}

/** Rejects with the status where it is refused. */
export async function openLiveStream(url: string, headers: Record<string, string>): Promise<LiveStream> {
  const request = get(url, { headers, agent: false })
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject)
  })
  if (answer.statusCode !== 200) {
    answer.resume()
    throw new Error(`refused with ${answer.statusCode}`)
  }
  const blocks = blocksOf(answer)
  async function nextThat<Value>(read: (block: string) => Value | undefined): Promise<Value | undefined> {
    for (;;) {
      const { value, done } = await blocks.next()
      if (done) return undefined
      const found = read(value)
      if (found !== undefined) return found
    }
  }
  return {
    headers: answer.headers,
    next: () => nextThat(messageIn),
    comment: async () => (await nextThat(block => /^: ?(.*)$/m.exec(block)?.[1])) ?? '',
    close: () => request.destroy(),
  }
}

async function* blocksOf(answer: IncomingMessage): AsyncGenerator<string, undefined> {
  let text = ''
  try {
    for await (const chunk of answer) {
      text += chunk
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      yield* parts
    }
  } catch {
    // It was cut off.
  }
  return undefined
}

/** Blocks without data are no events to a browser. */
function messageIn(block: string): LiveMessage | undefined {
  const fields = new Map(
    block.split('\n').map(line => {
      const [name = '', ...rest] = line.split(': ')
      return [name, rest.join(': ')]
    }),
  )
  const [id, event, data] = ['id', 'event', 'data'].map(name => fields.get(name))
  if (data === undefined) return undefined
  return { ...(id ? { id } : {}), ...(event ? { event } : {}), data: JSON.parse(data) }
}
