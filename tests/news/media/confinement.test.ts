import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confined, confinement } from '../../../src/news/media/re-encoding/confinement.ts'

const script = new URL('prying-process.ts', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'dateline-confined-'))
const secretFile = join(folder, 'secret-keys')
let server: Server
let connections = 0

beforeAll(async () => {
  writeFileSync(secretFile, 'CANARY', { mode: 0o600 })
  server = createServer(socket => {
    connections += 1
    socket.destroy()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function pry(command: string, args: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await promisify(execFile)(command, args, { env: {} })
  return JSON.parse(stdout)
}

function portOfServer(): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return String(address.port)
}

describe('a child that unpacks a stranger’s file', { timeout: 60_000 }, () => {
  it('reads and writes nothing, starts nothing and knows no setting, on any machine', async () => {
    const [command, args] = await confined(script, [secretFile, portOfServer()])
    expect(await pry(command, args)).toMatchObject({
      secret: 'ERR_ACCESS_DENIED',
      machine: 'ERR_ACCESS_DENIED',
      write: 'ERR_ACCESS_DENIED',
      spawn: 'ERR_ACCESS_DENIED',
      settings: [],
    })
  })

  it('has no network where the machine can take it away, and the log says where it cannot', async () => {
    const { holds } = await confinement()
    const [command, args] = await confined(script, [secretFile, portOfServer()])
    const before = connections
    const { network } = await pry(command, args)
    const isCut = holds.includes('no network')
    expect({ holds, network }).toEqual({ holds, network: isCut ? 'ENETUNREACH' : 'done' })
    expect(connections - before).toBe(isCut ? 0 : 1)
  })

  it('reads no secret in native code either, where it runs as a user of its own', async () => {
    const { holds } = await confinement()
    const [command, args] = await confined(script, [secretFile, portOfServer()])
    // Native code is not bound by Node's permissions: the same without them.
    const unbound = args.filter(each => each !== '--permission' && !each.startsWith('--allow-'))
    const isApart = holds.includes('a user of its own')
    expect(await pry(command, unbound)).toMatchObject({
      secret: isApart ? 'EACCES' : 'done',
      write: isApart ? 'EACCES' : 'done',
      network: holds.includes('no network') ? 'ENETUNREACH' : 'done',
    })
  })
})
