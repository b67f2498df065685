import http, { ClientRequest } from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Duplex } from 'node:stream'

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
  return request.reusedSocket || (request.socket !== null && ready.has(request.socket))
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
