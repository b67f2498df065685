import { readSync, writeSync } from 'node:fs'
import { connect } from 'node:net'
import { systemClock } from '../../../src/core/time/clock.ts'
import { createFacebookNetwork } from '../../../src/networks/facebook/facebook-network.ts'
import type { Network } from '../../../src/networks/network.ts'
import { createXNetwork } from '../../../src/networks/x/x-network.ts'

// A worker that publishes once and is stopped just where the test wants it: in the turn of the event loop in which its
// connection becomes ready, before that connection's turn has come. The test speaks to it over the wire `orders`.

const [name = '', origin = '', port = '', limitMs = ''] = process.argv.slice(2)
const clock = systemClock
const network: Network =
  name === 'x'
    ? createXNetwork({ origin, clientId: 'client', clock })
    : createFacebookNetwork({ origin, version: 'v26.0', clock })
const account = { channelId: 'channel', externalId: '7', credentials: { accessToken: 'token' } }

async function publish(timeoutMs: number) {
  return await network.publishSegment(
    account,
    { text: 'Once', language: 'en', mediaHandles: [] },
    { timeoutMs },
  )
}

// What has to be loaded is loaded by a first post.
await publish(60_000)
const orders = connect(Number(port), '127.0.0.1')
orders.on('data', data => follow(data.toString()))

function follow(order: string): void {
  if (order.startsWith('publish')) {
    void publish(Number(limitMs)).then(outcome => {
      say(JSON.stringify(outcome))
      process.exit()
    })
  }
  // Right after this turn, before anything new is heard.
  if (order === 'publish, and be busy') setImmediate(beBusy)
  if (order === 'be busy') beBusy()
  if (order === 'stop') process.kill(process.pid, 'SIGSTOP')
}

/** Hears nothing until the test says so, on a pipe of its own. */
function beBusy(): void {
  say('busy')
  readSync(3, Buffer.alloc(1))
}

function say(what: string): void {
  writeSync(1, `${what}\n`)
}
