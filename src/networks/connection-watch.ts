import http, { ClientRequest } from 'node:http'
import https from 'node:https'
import type { LookupFunction, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'

/** Connections that have finished their handshakes. */
const ready = new WeakSet<Duplex>()

/**
 * An agent that remembers which of its connections became ready. Idle ones are closed soon: a server that drops
 * one just as it is used again leaves a publish in doubt.
 * @param lookup resolves the names it connects to; Node's own unless given.
 */
export function watchedAgent(protocol: string, lookup?: LookupFunction): http.Agent {
  const options = { keepAlive: true, timeout: 4000, ...(lookup ? { lookup } : {}) }
  return protocol === 'https:' ? new WatchedHttpsAgent(options) : new WatchedHttpAgent(options)
}

/**
 * False only when not one byte of the request can have reached the network: DNS, connecting or TLS failed or was
 * still going on, or the request was never made (undefined). An error code alone does not prove that: ECONNRESET and EPROTO come before and after.
 */
export function mayHaveBeenSent(request: unknown): boolean {
  if (request === undefined) return false
  if (!(request instanceof ClientRequest)) return true
  if (givenUp.has(request)) return false
  return request.reusedSocket || (request.socket !== null && ready.has(request.socket))
}

/**
 * An agent for one request, on the connections of `agent`: when the request has its connection, ready to be written to,
 * it asks once more whether it is too late, and then gives the request up before the first byte. A timer cannot do
 * that: a process that was stopped in the middle of a turn writes first and runs its timers afterwards.
 */
export function agentUntil(agent: http.Agent, isTooLate: () => boolean): http.Agent {
  const { addRequest } = agent as unknown as { addRequest(request: ClientRequest, ...rest: unknown[]): void }
  return Object.create(agent, {
    addRequest: {
      value(request: ClientRequest, ...rest: unknown[]) {
        request.once('socket', socket => {
          const ready = readyEvent(socket)
          if (ready) socket.prependOnceListener(ready, giveUpWhenLate)
          else giveUpWhenLate()
        })
        function giveUpWhenLate() {
          if (!isTooLate()) return
          givenUp.add(request)
          request.destroy(new TooLateError())
        }
        addRequest.call(agent, request, ...rest)
      },
    },
  })
}

/** Requests of which no byte has left: their time was over when their connection was ready. */
const givenUp = new WeakSet<ClientRequest>()

class TooLateError extends Error {
  readonly code = 'TOO_LATE'
  constructor() {
    super('the time of the request was over before it could be sent')
    this.name = 'TooLateError'
  }
}

/** What a new connection says when it can be written to; undefined for one that is kept alive. */
function readyEvent(socket: Socket): 'connect' | 'secureConnect' | undefined {
  if (socket instanceof TLSSocket) return ready.has(socket) ? undefined : 'secureConnect'
  return socket.connecting ? 'connect' : undefined
}

type Connect = http.Agent['createConnection']

class WatchedHttpAgent extends http.Agent {
  override createConnection(...[options, done]: Parameters<Connect>): ReturnType<Connect> {
    return watched(super.createConnection(options, done), 'connect')
  }
}

class WatchedHttpsAgent extends https.Agent {
  override createConnection(...[options, done]: Parameters<Connect>): ReturnType<Connect> {
    return watched(super.createConnection(options, done), 'secureConnect')
  }
}

function watched(connection: ReturnType<Connect>, event: 'connect' | 'secureConnect'): ReturnType<Connect> {
  connection?.once(event, () => ready.add(connection))
  return connection
}
