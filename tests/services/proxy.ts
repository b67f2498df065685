import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { findProgram } from './find-program.ts'
import { freePort } from './free-port.ts'

export const proxyKinds = ['nginx', 'caddy'] as const
export type ProxyKind = (typeof proxyKinds)[number]

export interface ProxyService {
  port: number
  stop(): Promise<void>
}

/**
 * A real proxy with the configuration of docs/behind-a-proxy.md, but for names, ports and TLS; it listens and asks the app
 * on `host`, a loopback address as it stands in a URL.
 */
export async function startProxy(
  kind: ProxyKind,
  appPort: number,
  host: '127.0.0.1' | '[::1]' = '127.0.0.1',
): Promise<ProxyService> {
  const program = findProgram(kind)
  if (!program) throw new Error(`there is no ${kind} on this machine`)
  const directory = mkdtempSync(join(tmpdir(), `dateline-${kind}-`))
  const port = await freePort()
  const file = join(directory, 'config')
  writeFileSync(file, configurations[kind](documented(kind), { directory, port, appPort, host }))
  const server = spawn(program, arguments_[kind](file, directory), {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, XDG_DATA_HOME: directory, XDG_CONFIG_HOME: directory },
  })
  await answering(port, host, server)
  return {
    port,
    async stop() {
      const ended = new Promise(resolve => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** The block of the page in this language. */
function documented(kind: ProxyKind): string {
  const page = readFileSync(new URL('../../docs/behind-a-proxy.md', import.meta.url), 'utf8')
  const block = page.split(`\`\`\`${kind}\n`)[1]?.split('```')[0]
  if (!block) throw new Error(`docs/behind-a-proxy.md has no configuration of ${kind}`)
  return block
}

interface Place {
  directory: string
  port: number
  appPort: number
  host: string
}

const configurations: Record<ProxyKind, (block: string, place: Place) => string> = {
  nginx: (block, { directory, port, appPort, host }) => `
    daemon off;
    pid ${directory}/pid;
    error_log stderr warn;
    events {}
    http {
      access_log off;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${directory}/${name};`).join('\n')}
      ${block
        .replace(/\n *(listen \[|ssl_).*/g, '')
        .replace(/listen 443 ssl;/, `listen ${host}:${port};`)
        .replace('127.0.0.1:3000', `${host}:${appPort}`)}
    }`,
  caddy: (block, { port, appPort, host }) => `{
      admin off
      auto_https off
    }
    ${block
      .replace('dateline.example {', `http://:${port} {\nbind ${host.replace(/[[\]]/g, '')}`)
      .replace('127.0.0.1:3000', `${host}:${appPort}`)}`,
}

const arguments_: Record<ProxyKind, (file: string, directory: string) => string[]> = {
  nginx: (file, directory) => ['-p', directory, '-c', file],
  caddy: file => ['run', '--config', file, '--adapter', 'caddyfile'],
}

async function answering(port: number, host: string, server: ChildProcess): Promise<void> {
  let words = ''
  server.stderr?.on('data', (text: Buffer) => {
    words += text
  })
  for (let tries = 0; tries < 200; tries += 1) {
    if (server.exitCode !== null) throw new Error(`the proxy ended: ${words}`)
    if (await takesConnections(port, host)) return
    await delay(50)
  }
  throw new Error(`the proxy takes no connections on port ${port}: ${words}`)
}

async function takesConnections(port: number, host: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const socket = connect(port, host.replace(/[[\]]/g, ''), () => resolve(true))
  socket.once('error', () => resolve(false))
  return await promise.finally(() => socket.destroy())
}
