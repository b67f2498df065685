import { connect, createServer, type Socket } from 'node:net'

export interface CuttingLine {
  origin: string
  /** The connection is cut, without a goodbye, after so many bytes towards the server; each number once, in order. Replaces what was planned. */
  cutAfter(...bytes: number[]): void
  /** How many connections were cut. */
  cuts(): number
  /** How many bytes came through towards the server. */
  passed(): number
  close(): Promise<void>
}

/** A TCP line on loopback to a server, as people far away have it. */
export async function openCuttingLine(targetPort: number): Promise<CuttingLine> {
  const plan: number[] = []
  const sockets = new Set<Socket>()
  let cuts = 0
  let passed = 0
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
    client.on('data', chunk => {
      passed += Math.min(chunk.length, plan[0] ?? chunk.length)
      const [left] = plan
      if (left === undefined) return void target.write(chunk)
      if (chunk.length < left) {
        plan[0] = left - chunk.length
        return void target.write(chunk)
      }
      plan.shift()
      cuts += 1
      target.write(chunk.subarray(0, left), () => {
        target.resetAndDestroy()
        client.resetAndDestroy()
      })
    })
    target.pipe(client)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port was given')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    cutAfter: (...bytes) => void plan.splice(0, plan.length, ...bytes),
    cuts: () => cuts,
    passed: () => passed,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
