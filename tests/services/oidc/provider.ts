import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface ProviderOptions {
  port: number
  redirectUri: string
  /** By the name that is typed in at the provider. */
  accounts: Record<
    string,
    { claims: Record<string, unknown>; tamper?: Record<string, unknown>; key?: 'own' | 'unknown' }
  >
  keyId: string
  authentication: 'client_secret_basic' | 'client_secret_post'
  claimsIn: 'id_token' | 'userinfo'
}

/** Starts a provider of OpenID Connect as a process, and waits until it answers. */
export async function startProvider(options: ProviderOptions): Promise<{ stop(): Promise<void> }> {
  const file = fileURLToPath(new URL('provider.task.ts', import.meta.url))
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, NODE_OPTIONS: '', OIDC_PROVIDER: JSON.stringify(options) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', chunk => {
    errors += String(chunk)
  })
  const ended = once(child, 'exit')
  const ready = await Promise.race([once(child.stdout, 'data').then(() => true), ended.then(() => false)])
  if (!ready) throw new Error(`the provider did not start: ${errors}`)
  return {
    async stop() {
      child.kill()
      await ended
    },
  }
}

/**
 * What a browser does at the provider: follows redirects with the provider's cookies, as `account`, until it is sent
 * back; the answer is the address it is sent to.
 */
export async function signInAtProvider(url: string, account: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let next = new URL(url)
  const { origin } = next
  next.searchParams.set('login_hint', account)
  while (next.origin === origin) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    if (!location) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`)
    next = new URL(location, next)
  }
  return next
}
