import { connect, createServer, type Server, type Socket } from 'node:net'
import { freePort } from '../services/free-port.ts'

/** What befalls the next publishing request, or every connection. */
export type ProxyFault =
  /** The reply is cut after so many bytes; `end` closes the connection properly, `reset` does not. */
  | { type: 'cut-reply'; after: number; by: 'reset' | 'end' }
  /** The request reaches the network only in part. */
  | { type: 'cut-request'; after: number }
  /** The reply never comes. */
  | { type: 'swallow-reply' }

export interface FaultyLine {
  origin: string
  /** For the next request that publishes. */
  arm(fault: ProxyFault): void
  disarm(): void
  /** How many faults have happened. */
  happened(): number
  /** Nobody can connect until `open`. */
  shut(): Promise<void>
  open(): Promise<void>
  close(): Promise<void>
}

/** A TCP proxy on loopback in front of one network. */
export async function openFaultyLine(targetOrigin: string): Promise<FaultyLine> {
  const target = Number(new URL(targetOrigin).port)
  const port = await freePort()
  const sockets = new Set<Socket>()
  let armed: ProxyFault | undefined
  let happened = 0
  let server: Server | undefined

  function handle(client: Socket) {
    const network = connect(target, '127.0.0.1')
    let fault: ProxyFault | undefined
    let passed = 0
    for (const socket of [client, network]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        network.destroy()
      })
    }
    client.on('data', chunk => {
      if (armed && isPublishing(chunk)) {
        fault = armed
        armed = undefined
        happened += 1
        passed = 0
      }
      if (fault?.type !== 'cut-request') {
        network.write(chunk)
        return
      }
      network.write(chunk.subarray(0, fault.after), () => {
        network.resetAndDestroy()
        client.resetAndDestroy()
      })
    })
    network.on('data', chunk => {
      if (!fault) {
        client.write(chunk)
        return
      }
      if (fault.type !== 'cut-reply') return
      const rest = chunk.subarray(0, Math.max(0, fault.after - passed))
      passed += rest.length
      const { by } = fault
      const cut = () => (by === 'reset' ? client.resetAndDestroy() : client.end())
      if (rest.length < chunk.length) client.write(rest, cut)
      else client.write(rest)
    })
  }

  async function open() {
    const opened = createServer(handle)
    await new Promise<void>((resolve, reject) => {
      opened.once('error', reject)
      opened.listen(port, '127.0.0.1', resolve)
    })
    server = opened
  }

  async function shut() {
    const closing = server
    server = undefined
    for (const socket of sockets) socket.destroy()
    if (closing) await new Promise(resolve => closing.close(resolve))
  }

  await open()
  return {
    origin: `http://127.0.0.1:${port}`,
    arm(fault) {
      armed = fault
    },
    disarm() {
      armed = undefined
    },
    happened: () => happened,
    shut,
    open,
    close: shut,
  }
}

/** Creating a post on X, or on a Page's feed; reading and uploading are left alone. */
function isPublishing(chunk: Buffer): boolean {
  const line = chunk.subarray(0, 200).toString('latin1').split('\r\n')[0] ?? ''
  return /^POST \S*\/2\/tweets[ ?]/.test(line) || /^POST \S*\/feed[ ?]/.test(line)
}
