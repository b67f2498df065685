import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isDeep } from '../../factories/depth.ts'

// A worker that sleeps in the turn in which its connection becomes ready wakes into the same turn: its request would
// leave before its timers run, however long it slept, and however often it was sent again meanwhile.

const limitMs = 1_500
const certificate = fileURLToPath(new URL('certificate.pem', import.meta.url))
const keys = { cert: readFileSync(certificate), key: readFileSync(new URL('key.pem', import.meta.url)) }

describe.each(isDeep ? ['x', 'facebook'] : ['x'])(
  'a post on %s whose worker sleeps while its connection becomes ready',
  network => {
    it('does not leave after its time, over http', async () => {
      const heard: string[] = []
      const server = await listening(http.createServer(answer(heard)))
      const worker = await startWorker(network, `http://127.0.0.1:${portOf(server)}`)
      const connected = once(server, 'connection')
      await worker.order('publish, and be busy')
      await worker.says('busy')
      await connected
      await worker.order('stop')
      await worker.goOnLate()
      expect(JSON.parse(await worker.says())).toMatchObject({ type: 'not-sent' })
      expect(heard).toEqual(['the first post'])
      await worker.end()
      server.close()
    })

    it('does not leave after its time, over https', async () => {
      const heard: string[] = []
      const server = await listening(https.createServer(keys, answer(heard)))
      const line = await holdingLine(portOf(server))
      const worker = await startWorker(network, `https://127.0.0.1:${portOf(line.server)}`)
      line.hold()
      await worker.order('publish')
      const forward = await line.held()
      await worker.order('be busy')
      await worker.says('busy')
      await worker.order('stop')
      await forward()
      await worker.goOnLate()
      expect(JSON.parse(await worker.says())).toMatchObject({ type: 'not-sent' })
      expect(heard).toEqual(['the first post'])
      await worker.end()
      line.server.close()
      server.close()
    })
  },
)

/** Accepts every post, as both networks would; each on a connection of its own. */
function answer(heard: string[]): http.RequestListener {
  return (request, response) => {
    heard.push(heard.length === 0 ? 'the first post' : `${request.method} ${request.url}`)
    request.resume()
    response.writeHead(201, { 'content-type': 'application/json', connection: 'close' })
    response.end('{"id":"7_1","data":{"id":"1","text":"Once"}}')
  }
}

async function startWorker(network: string, origin: string) {
  const wire = await listening(createServer())
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('child.ts', import.meta.url)), network, origin, `${portOf(wire)}`, `${limitMs}`],
    {
      stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
      env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate },
    },
  )
  const lines = createInterface({ input: child.stdio[1] as Readable })[Symbol.asyncIterator]()
  const [orders] = (await once(wire, 'connection')) as [Socket]
  let begunAt = 0
  return {
    async order(what: string) {
      if (what.startsWith('publish')) begunAt = performance.now()
      await written(orders, what)
    },
    async says(expected?: string): Promise<string> {
      const { value } = await lines.next()
      if (expected !== undefined) expect(value).toBe(expected)
      return `${value}`
    },
    /** Lets the busy worker hear its order to stop, and wakes it when its time is over. */
    async goOnLate() {
      await written(child.stdio[3] as Writable, '.')
      while (stateOf(child.pid) !== 'T') await setImmediate()
      while (performance.now() - begunAt < limitMs + 100) await setImmediate()
      child.kill('SIGCONT')
    },
    async end() {
      if (child.exitCode === null) await once(child, 'exit')
      wire.close()
    },
  }
}

/** Forwards everything to a port; once told to hold, keeps what comes back on the next connection. */
async function holdingLine(port: number) {
  let holds = false
  let holding = (_forward: () => Promise<void>): void => undefined
  const server = createServer(client => {
    const target = connect(port, '127.0.0.1')
    client.pipe(target)
    for (const socket of [client, target]) socket.on('error', () => undefined)
    if (!holds) return target.pipe(client)
    target.once('data', flight => {
      target.pause()
      holding(async () => {
        await written(client, flight)
        target.pipe(client)
      })
    })
  })
  const held = new Promise<() => Promise<void>>(resolve => {
    holding = resolve
  })
  return {
    server: await listening(server),
    hold() {
      holds = true
    },
    held: () => held,
  }
}

async function written(to: Writable, what: string | Buffer): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    to.write(what, failure => (failure ? reject(failure) : resolve())),
  )
}

async function listening<Listener extends Server>(server: Listener): Promise<Listener> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

/** `T` is stopped: proc(5), /proc/pid/stat, the field after the name. */
function stateOf(pid: number | undefined): string | undefined {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0]
}
