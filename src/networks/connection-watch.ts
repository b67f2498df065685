import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

/** Sockets that have finished their handshakes; a keep-alive agent hands them out again. */
const ready = new WeakSet<Socket>()

/**
 * Watches the connection of one request. While `wasReady` is false, not one byte of the request can have
 * reached the network: DNS, connecting or TLS failed, or was still going on. That is the only proof of
 * "not sent"; an error code alone (ECONNRESET, EPROTO) can come before or after.
 */
export interface ConnectionWatch {
  readonly wasReady: boolean
  /** To be called when the request is given its socket. */
  watch(socket: Socket): void
}

export function createConnectionWatch(): ConnectionWatch {
  let wasReady = false
  return {
    get wasReady() {
      return wasReady
    },
    watch(socket) {
      if (ready.has(socket)) {
        wasReady = true
        return
      }
      socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => {
        ready.add(socket)
        wasReady = true
      })
    },
  }
}
