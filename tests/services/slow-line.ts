import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

export interface SlowLine {
  origin: string
  /** Bytes that came to the browser since the last time this was asked. */
  received(): number
  close(): Promise<void>
}

interface Shape {
  /** Both ways together, for all connections. */
  bitsPerSecond: number
  /** From the one end to the other and back. */
  roundTripMs: number
  /** The share of packets that are lost. On loopback none can be: the connection stands still as if one were sent again. */
  lossShare: number
}

const packetBytes = 1_460
/** What TCP waits before it sends a packet again (RFC 6298 has one second to begin with, Linux 0.2 s and the round trip). */
const resentAfterMs = 200

/** A TCP line to a server on this machine, as a telephone far from a mast has it. The same packets are lost in each run. */
export async function openSlowLine(targetPort: number, shape: Shape): Promise<SlowLine> {
  const sockets = new Set<Socket>()
  const line = sharedLine(shape)
  let received = 0
  const server = createServer(client => {
    const target = connect(targetPort, '127.0.0.1')
    for (const socket of [client, target]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        target.destroy()
      })
    }
    void carry(client, target, line, shape)
    void carry(target, client, line, shape, bytes => {
      received += bytes
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port was given')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    received() {
      const bytes = received
      received = 0
      return bytes
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** Packet by packet, each waiting for the line and then for its way; a lost one holds up those behind it. */
async function carry(
  from: Socket,
  to: Socket,
  line: Line,
  { roundTripMs }: Shape,
  count: (bytes: number) => void = () => undefined,
): Promise<void> {
  let arrival = 0
  try {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      for (let start = 0; start < chunk.length; start += packetBytes) {
        const packet = chunk.subarray(start, start + packetBytes)
        const lost = await line.pass(packet.length)
        const takes = roundTripMs / 2 + (lost ? roundTripMs + resentAfterMs : 0)
        arrival = Math.max(arrival, performance.now() + takes)
        void delay(arrival - performance.now()).then(() => {
          if (!to.destroyed) to.write(packet)
          count(packet.length)
        })
      }
    }
    await delay(Math.max(0, arrival - performance.now()) + 1)
    to.end()
  } catch {
    to.destroy()
  }
}

interface Line {
  /** Resolves once so many bytes have been sent, with whether they were lost. */
  pass(bytes: number): Promise<boolean>
}

function sharedLine({ bitsPerSecond, lossShare }: Shape): Line {
  const chance = seeded(1)
  let freeAt = 0
  return {
    async pass(bytes) {
      const startsAt = Math.max(freeAt, performance.now())
      freeAt = startsAt + (bytes * 8_000) / bitsPerSecond
      await delay(freeAt - performance.now())
      return chance() < lossShare
    },
  }
}

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
