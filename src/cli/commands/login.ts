import type { Command } from 'commander'
import { createClient, refusalOf } from '../client.ts'
import { keepCredentials } from '../credentials.ts'
import { say } from '../output.ts'
import { askSecret } from '../secret-input.ts'

export function addLoginCommands(program: Command): void {
  program
    .command('login')
    .description('sign in, and stay signed in on this machine')
    .option('--email <address>', 'sign in as a person, which approving takes; the password is asked for')
    .option('--key', 'keep an API key, which is asked for')
    .action(async (options: { email?: string; key?: true }, command: Command) => {
      if ((options.email === undefined) === (options.key === undefined))
        command.error('error: give either --email or --key')
      const client = createClient(command)
      if (options.email === undefined) {
        const apiKey = await askSecret('API key: ')
        if (!/^dl_\w+$/.test(apiKey)) throw new Error('That is no API key: one begins with "dl_".')
        const headers = { authorization: `Bearer ${apiKey}` }
        const answer = await client.request('/api/v1/session', { headers })
        if (!answer.ok) throw new Error('The server does not know this API key.')
        say(`Kept in ${keepCredentials(client.origin, { apiKey })}`)
        return
      }
      const body = JSON.stringify({ email: options.email, password: await askSecret('Password: ') })
      const headers = { 'content-type': 'application/json', origin: client.origin }
      const answer = await client.request('/api/v1/session', { method: 'POST', headers, body })
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
    .action(async (_options: unknown, command: Command) => {
      const client = createClient(command)
      await client.send('DELETE', '/api/v1/session').catch(() => undefined)
      keepCredentials(client.origin, undefined)
      say('Signed out.')
    })
}
