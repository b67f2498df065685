import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'

// What a script would try that an attacker runs in the place of ours: standard output says what it came to.
const [secretFile = '', port = '0'] = process.argv.slice(2)

process.stdout.write(
  JSON.stringify({
    secret: attempt(() => readFileSync(secretFile)),
    machine: attempt(() => readFileSync('/etc/passwd')),
    write: attempt(() => writeFileSync(`${secretFile}.new`, 'x')),
    spawn: attempt(() => {
      const { error } = spawnSync('true')
      if (error) throw error
    }),
    settings: Object.keys(process.env),
    network: await reached(Number(port)),
  }),
)

function attempt(deed: () => unknown): string {
  try {
    deed()
    return 'done'
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown)
  }
}

async function reached(to: number): Promise<string> {
  return await new Promise(resolve => {
    const socket = connect(to, '127.0.0.1')
    socket.on('connect', () => {
      socket.destroy()
      resolve('done')
    })
    socket.on('error', error => resolve('code' in error ? String(error.code) : error.message))
  })
}
