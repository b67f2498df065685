import type { Command } from 'commander'
import { problem } from '../../api/parts/errors.ts'
import { session } from '../../api/people/session.ts'
import { type Client, createClient, refusalOf } from '../client.ts'
import { keepCredentials, readCredentials } from '../credentials.ts'
import { say } from '../output.ts'
import { askSecret } from '../secret-input.ts'

export function addLoginCommands(program: Command): void {
  program
    .command('login')
    .description('sign in, and stay signed in on this machine')
    .option(
      '--email <address>',
      'sign in as a person, which approving takes; the password is asked for, and the code of a second factor',
    )
    .option('--key', 'keep an API key, which is asked for')
    .addHelpText('after', '\nExample:\n  dateline login --email bilal@example.org')
    .action(async (options: { email?: string; key?: true }, command: Command) => {
      if ((options.email === undefined) === (options.key === undefined))
        command.error('error: give either --email or --key')
      const client = createClient(command)
      if (options.email === undefined) {
        const apiKey = await askSecret('API key: ')
        if (!/^dl_\w+$/.test(apiKey)) throw new Error('That is no API key: one begins with "dl_".')
        const headers = { authorization: `Bearer ${apiKey}` }
        const answer = await client.attempt(session.show, headers)
        if (!answer.ok) throw new Error('The server does not know this API key.')
        say(`Kept in ${keepCredentials(client.origin, { apiKey })}`)
        return
      }
      const answer = await signIn(client, options.email)
      if (!answer.ok) throw await refusalOf(answer, 'lines')
      const cookie = answer.headers
        .getSetCookie()
        .map(one => one.split(';')[0])
        .join('; ')
      say(`Signed in for seven days; kept in ${keepCredentials(client.origin, { cookie })}`)
    })

  program
    .command('logout')
    .description('end the session, and forget what was kept')
    .addHelpText('after', '\nExample:\n  dateline logout')
    .action(async (_options: unknown, command: Command) => {
      const client = createClient(command)
      await client.call(session.signOut).catch(() => undefined)
      const device = knownDevice(client.origin)
      keepCredentials(client.origin, device ? { cookie: device } : undefined)
      say('Signed out.')
    })
}

/** With the code of an authenticator app or a backup code where the account takes one. */
async function signIn(client: Client, email: string): Promise<Response> {
  const password = await askSecret('Password: ')
  const headers = { origin: client.origin, cookie: knownDevice(client.origin) ?? '' }
  const send = (code?: string) => client.attempt(session.signIn, headers, { body: { email, password, code } })
  const first = await send()
  if (first.status !== 401) return first
  const body = problem.safeParse(await first.clone().json())
  if (body.data?.code !== 'second-factor-needed') return first
  const code = await askSecret('Code of the authenticator app, or a backup code: ')
  return await send(code)
}

/** What lets this machine in while strangers guess at the account. */
function knownDevice(origin: string): string | undefined {
  const cookies = readCredentials(origin).cookie?.split('; ') ?? []
  return cookies.find(cookie => /^(__Host-)?dateline\.device_/.test(cookie))
}
