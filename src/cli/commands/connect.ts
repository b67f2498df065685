import { setTimeout as wait } from 'node:timers/promises'
import type { Command } from 'commander'
import { z } from 'zod'
import { connectAnswer } from '../../api/channels.ts'
import { attemptAnswer, beginAnswer, chooseAnswer } from '../../api/connect.ts'
import { type Client, createClient, readInput } from '../client.ts'
import { several } from '../options.ts'
import { print, say } from '../output.ts'
import { askSecret } from '../secret-input.ts'

interface ConnectOptions {
  office: string
  languages?: string
  account?: string[]
  server?: string
  withToken?: boolean
  wait: boolean
  network?: string
  externalId?: string
  handle?: string
  name?: string
  credentials: string
}

const description = `connect an account, or connect it again: by signing in at its network in a browser
("connect x --office ID"), or by tokens ("connect --network NAME --external-id …")`

/** `channels connect`, with the two ways in. */
export function addConnectCommand(channels: Command): void {
  channels
    .command('connect')
    .description(description)
    .argument('[network]', 'sign in there in a browser; "channels networks" lists them')
    .requiredOption('--office <id>')
    .option('--languages <codes>', 'with commas between them: en,ur')
    .option('--account <id>', 'sign-in that opens several: connect this one; may be repeated', several)
    .option('--server <host>', 'on a network of many servers: that of the account, such as social.example')
    .option('--with-token', 'by an access token alone, asked for or from standard input')
    .option('--no-wait', 'sign-in: print the address and stop')
    .option('--network <name>', 'by tokens: the network')
    .option('--external-id <id>', "by tokens: the network's id of the account or Page")
    .option('--handle <handle>', 'by tokens')
    .option('--name <name>', 'by tokens')
    .option('--credentials <file>', 'by tokens: JSON with accessToken and so on; "-" is standard input', '-')
    .option('--json')
    .action(async (signInAt: string | undefined, options: ConnectOptions, command: Command) => {
      if (signInAt === undefined) await connectByTokens(options, command)
      else if (options.withToken) await connectByToken(signInAt, options, command)
      else await connectBySignIn(signInAt, options, command)
    })
}

async function connectByTokens(options: ConnectOptions, command: Command): Promise<void> {
  const { office: officeId, network: name, externalId, handle, languages = '' } = options
  const wanted = { network: name, 'external-id': externalId, handle, name: options.name, languages }
  const absent = Object.entries(wanted).filter(([, value]) => !value)
  if (absent.length > 0) {
    const flags = absent.map(([flag]) => `--${flag}`).join(', ')
    command.error(
      `error: name a network to sign in there ("channels networks" lists them), or give ${flags} to connect by tokens`,
    )
  }
  const body = {
    officeId,
    network: name,
    externalId,
    handle,
    name: options.name,
    languages: languages.split(','),
    credentials: credentialsIn(options.credentials),
  }
  const answer = await createClient(command).send('POST', '/api/v1/channels', body)
  const { channelId, outcome } = connectAnswer.parse(answer)
  print(command, answer, () => [`${channelId}  ${outcome}`])
}

async function connectByToken(network: string, options: ConnectOptions, command: Command): Promise<void> {
  const body = { ...beginningOf(options), accessToken: await askSecret('Access token: ') }
  const answer = await createClient(command).send('POST', `${pathFor(network)}/token`, body)
  const { connected } = chooseAnswer.parse(answer)
  print(command, answer, () => connected.map(lineOf))
}

/** How often it is asked whether the person is done, in milliseconds. */
const askEveryMs = 1_000

async function connectBySignIn(network: string, options: ConnectOptions, command: Command): Promise<void> {
  const client = createClient(command)
  const begun = await client.send('POST', pathFor(network), beginningOf(options))
  const { attemptId, url } = beginAnswer.parse(begun)
  if (!options.wait) return print(command, begun, () => [url])
  say(`Open this address in a browser where you, and nobody else, are signed in to ${client.origin}:\n${url}`)
  say('Waiting for at most 10 minutes; Ctrl-C stops the waiting, not the sign-in.')
  const answer = await outcomeOf(client, network, attemptId, options.account)
  const { connected } = attemptAnswer.parse(answer)
  print(command, answer, () => connected.map(lineOf))
}

function beginningOf({ office, languages, server }: ConnectOptions) {
  return { officeId: office, languages: languages?.split(','), server }
}

function pathFor(network: string): string {
  return `/api/v1/channels/connect/${encodeURIComponent(network)}`
}

function lineOf({ channelId, outcome, name }: z.output<typeof chooseAnswer>['connected'][number]): string {
  return `${channelId}  ${outcome}  ${name}`
}

/** Asks until the attempt has ended, and chooses the accounts that the command line names. Throws why it failed. */
async function outcomeOf(
  client: Client,
  network: string,
  attemptId: string,
  accountIds: string[] | undefined,
): Promise<unknown> {
  let told = false
  for (;;) {
    const answer = await client.get(`/api/v1/channels/connect/attempts/${attemptId}`)
    const { step, reason, accounts } = attemptAnswer.parse(answer)
    if (step === 'connected') return answer
    if (step === 'failed') throw new Error(reason ?? 'It failed; nothing was connected.')
    if (step === 'ended') throw new Error('Nobody came back in time; nothing was connected. Begin again.')
    if (step === 'choosing' && accountIds) {
      const body = { attemptId, accountIds }
      chooseAnswer.parse(await client.send('POST', `${pathFor(network)}/choose`, body))
      continue
    }
    if (step === 'choosing' && !told) {
      say(`Choose among ${accounts.length} in the browser, or begin again with --account ID:`)
      for (const { externalId, name } of accounts) say(`  ${externalId}  ${name}`)
      told = true
    }
    await wait(askEveryMs)
  }
}

/** Tokens come from a file or a pipe: what stands on a command line, others on the machine can read. */
function credentialsIn(file: string): unknown {
  const { name, bytes } = readInput(file)
  const text = new TextDecoder().decode(bytes)
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text))
  } catch {
    throw new Error(`${name} must hold a JSON object with "accessToken"; nothing of it is shown.`)
  }
}
