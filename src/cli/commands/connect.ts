import { setTimeout as wait } from 'node:timers/promises'
import { Argument, type Command } from 'commander'
import { z } from 'zod'
import { connectAnswer } from '../../api/channels.ts'
import { attemptAnswer, beginAnswer, chooseAnswer } from '../../api/connect.ts'
import { network } from '../../api/parts/fields.ts'
import { type Client, createClient, readInput } from '../client.ts'
import { oneOf, several } from '../options.ts'
import { print, say } from '../output.ts'
import { askSecret } from '../secret-input.ts'

interface ConnectOptions {
  office: string
  languages?: string
  page?: string[]
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
    .addArgument(new Argument('[network]', 'sign in there in a browser').choices(network.options))
    .requiredOption('--office <id>')
    .option('--languages <codes>', 'with commas between them: en,ur')
    .option('--page <id>', 'sign-in at Facebook: connect this Page; may be repeated', several)
    .option('--server <host>', 'mastodon: the server of the account, such as social.example')
    .option('--with-token', 'mastodon: by an access token, asked for or from standard input')
    .option('--no-wait', 'sign-in: print the address and stop')
    .addOption(oneOf('--network <name>', 'by tokens: the network', network.options))
    .option('--external-id <id>', "by tokens: the network's id of the account or Page")
    .option('--handle <handle>', 'by tokens')
    .option('--name <name>', 'by tokens')
    .option('--credentials <file>', 'by tokens: JSON with accessToken and so on; "-" is standard input', '-')
    .option('--json')
    .action(async (signInAt: string | undefined, options: ConnectOptions, command: Command) => {
      if (signInAt === undefined) await connectByTokens(options, command)
      else if (options.withToken) await connectByMastodonToken(signInAt, options, command)
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
      `error: name ${network.options.map(each => `"${each}"`).join(' or ')} to sign in there, or give ${flags} to connect by tokens`,
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

async function connectByMastodonToken(
  where: string,
  options: ConnectOptions,
  command: Command,
): Promise<void> {
  if (where !== 'mastodon') command.error('error: --with-token is for mastodon; see --credentials for others')
  const { officeId, languages, server } = beginningOf(where, options, command)
  const accessToken = await askSecret('Access token: ')
  const body = { officeId, languages, server, accessToken }
  const answer = await createClient(command).send('POST', '/api/v1/channels/connect/mastodon/token', body)
  const { connected } = chooseAnswer.parse(answer)
  print(command, answer, () => connected.map(lineOf))
}

/** How often it is asked whether the person is done, in milliseconds. */
const askEveryMs = 1_000

async function connectBySignIn(where: string, options: ConnectOptions, command: Command): Promise<void> {
  const client = createClient(command)
  const body = beginningOf(where, options, command)
  const begun = await client.send('POST', `/api/v1/channels/connect/${where}`, body)
  const { attemptId, url } = beginAnswer.parse(begun)
  if (!options.wait) return print(command, begun, () => [url])
  say(`Open this address in a browser where you, and nobody else, are signed in to ${client.origin}:\n${url}`)
  say('Waiting for at most 10 minutes; Ctrl-C stops the waiting, not the sign-in.')
  const answer = await outcomeOf(client, attemptId, options.page)
  const { connected } = attemptAnswer.parse(answer)
  print(command, answer, () => connected.map(lineOf))
}

/** Only Mastodon has servers to choose from. */
function beginningOf(where: string, { office, languages, server }: ConnectOptions, command: Command) {
  if (where === 'mastodon' && !server)
    command.error('error: mastodon takes --server HOST, such as social.example')
  if (where !== 'mastodon' && server) command.error(`error: --server is for mastodon; ${where} has but one`)
  return { officeId: office, languages: languages?.split(','), server }
}

function lineOf({ channelId, outcome, name }: z.output<typeof chooseAnswer>['connected'][number]): string {
  return `${channelId}  ${outcome}  ${name}`
}

/** Asks until the attempt has ended, and chooses the Pages that the command line names. Throws why it failed. */
async function outcomeOf(client: Client, attemptId: string, pageIds: string[] | undefined): Promise<unknown> {
  let told = false
  for (;;) {
    const answer = await client.get(`/api/v1/channels/connect/${attemptId}`)
    const { step, reason, pages } = attemptAnswer.parse(answer)
    if (step === 'connected') return answer
    if (step === 'failed') throw new Error(reason ?? 'It failed; nothing was connected.')
    if (step === 'ended') throw new Error('Nobody came back in time; nothing was connected. Begin again.')
    if (step === 'choosing' && pageIds) {
      const body = { attemptId, pageIds }
      chooseAnswer.parse(await client.send('POST', '/api/v1/channels/connect/facebook/choose', body))
      continue
    }
    if (step === 'choosing' && !told) {
      say(`Choose among ${pages.length} Pages in the browser, or begin again with --page ID:`)
      for (const page of pages) say(`  ${page.externalId}  ${page.name}`)
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
