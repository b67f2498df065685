import { setTimeout as wait } from 'node:timers/promises'
import { type Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { channels } from '../../api/channels/channels.ts'
import { type ConnectedChannel, connect } from '../../api/channels/connect.ts'
import type { Answer } from '../../api/parts/operation.ts'
import type { Language } from '../../core/languages/language.ts'
import { languageList } from '../../core/languages/language-code.ts'
import { type Client, createClient, readInput } from '../client.ts'
import { several } from '../options.ts'
import { print, say } from '../output.ts'
import { askSecret } from '../secret-input.ts'

interface ConnectOptions {
  office: string
  languages?: Language[]
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
export function addConnectCommand(commands: Command): void {
  commands
    .command('connect')
    .description(description)
    .argument('[network]', 'sign in there in a browser; "channels networks" lists them')
    .requiredOption('--office <id>')
    .option('--languages <codes>', 'with commas between them: en,ur', languagesOf)
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
    .addHelpText('after', '\nExample:\n  dateline channels connect x --office lahore')
    .action(async (signInAt: string | undefined, options: ConnectOptions, command: Command) => {
      if (signInAt === undefined) await connectByTokens(options, command)
      else if (options.withToken) await connectByToken(signInAt, options, command)
      else await connectBySignIn(signInAt, options, command)
    })
}

async function connectByTokens(options: ConnectOptions, command: Command): Promise<void> {
  const { office: officeId, network, externalId, handle, name, languages } = options
  if (!network || !externalId || !handle || !name || !languages) {
    const wanted = { network, 'external-id': externalId, handle, name, languages }
    const absent = Object.entries(wanted).flatMap(([flag, value]) => (value ? [] : [`--${flag}`]))
    return command.error(
      `error: name a network to sign in there ("channels networks" lists them), or give ${absent.join(', ')} to connect by tokens`,
    )
  }
  const credentials = credentialsIn(options.credentials)
  const body = { officeId, network, externalId, handle, name, languages, credentials }
  const answer = await createClient(command).call(channels.connect, { body })
  print(command, answer, () => [`${answer.channelId}  ${answer.outcome}`])
}

async function connectByToken(network: string, options: ConnectOptions, command: Command): Promise<void> {
  const body = { ...beginningOf(options), accessToken: await askSecret('Access token: ') }
  const answer = await createClient(command).call(connect.byToken, { params: { network }, body })
  print(command, answer, () => answer.connected.map(lineOf))
}

/** How often it is asked whether the person is done, in milliseconds. */
const askEveryMs = 1_000

async function connectBySignIn(network: string, options: ConnectOptions, command: Command): Promise<void> {
  const client = createClient(command)
  const begun = await client.call(connect.begin, { params: { network }, body: beginningOf(options) })
  const { attemptId, url } = begun
  if (!options.wait) return print(command, begun, () => [url])
  say(`Open this address in a browser where only you are signed in to ${client.origin}:\n${url}`)
  say('Waiting for at most 10 minutes; Ctrl-C stops the waiting, not the sign-in.')
  const attempt = await outcomeOf(client, network, attemptId, options.account)
  print(command, attempt, () => attempt.connected.map(lineOf))
}

function beginningOf({ office, languages, server }: ConnectOptions) {
  return { officeId: office, languages, server }
}

function lineOf({ channelId, outcome, name }: ConnectedChannel): string {
  return `${channelId}  ${outcome}  ${name}`
}

/** Asks until the attempt has ended, and chooses the accounts that the command line names. Throws why it failed. */
async function outcomeOf(
  client: Client,
  network: string,
  attemptId: string,
  accountIds: string[] | undefined,
): Promise<Answer<typeof connect.show>> {
  let told = false
  for (;;) {
    const attempt = await client.call(connect.show, { params: { id: attemptId } })
    const { step, reason, accounts } = attempt
    if (step === 'connected') return attempt
    if (step === 'failed') throw new Error(reason ?? 'It failed; nothing was connected.')
    if (step === 'ended')
      throw new Error('The sign-in was not finished in time; nothing was connected. Start again.')
    if (step === 'choosing' && accountIds) {
      await client.call(connect.choose, { params: { network }, body: { attemptId, accountIds } })
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

const credentialFile = z.object({ accessToken: z.string() }).catchall(z.string())

/** Tokens come from a file or a pipe: what stands on a command line, others on the machine can read. */
function credentialsIn(file: string): z.output<typeof credentialFile> {
  const { name, bytes } = readInput(file)
  const text = new TextDecoder().decode(bytes)
  try {
    return credentialFile.parse(JSON.parse(text))
  } catch {
    throw new Error(`${name} must hold a JSON object with "accessToken"; nothing of it is shown.`)
  }
}

function languagesOf(codes: string): Language[] {
  const parsed = languageList.safeParse(codes.split(','))
  if (parsed.success) return parsed.data
  throw new InvalidArgumentError(`${parsed.error.issues.map(issue => issue.message).join('; ')}.`)
}
