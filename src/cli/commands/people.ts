import { type Command, InvalidArgumentError } from 'commander'
import { keys } from '../../api/keys.ts'
import {
  type Grant,
  grant,
  type HandedOverLink,
  type Person,
  people,
  type RolesRemoved,
} from '../../api/people.ts'
import { roleOffers } from '../../api/role-offers.ts'
import { secondFactor } from '../../api/second-factor.ts'
import { sessions } from '../../api/sessions.ts'
import { type Client, createClient } from '../client.ts'
import { everyPage } from '../every-page.ts'
import { print, say, table, write } from '../output.ts'
import { keyTable } from './keys.ts'
import { sessionTable } from './sessions.ts'

/** Who may come in, and what they may do in which office. */
export function addPeopleCommands(program: Command): void {
  const commands = program
    .command('people')
    .description(
      'who may do what: list, invite, link, grant, revoke, sessions, end-sessions, keys, revoke-key, reset-second-factor, deactivate',
    )

  commands
    .command('list')
    .description('the people you manage')
    .option('--json')
    .action(async (_options: unknown, command: Command) => {
      const items = await everyone(createClient(command))
      print(command, { items }, () => table(['id', 'e-mail', 'name', 'roles'], items.map(lineOf)))
    })

  commands
    .command('invite')
    .description(
      'let a person in; they choose a password through a link, which is mailed to them, or printed where no mail is set up',
    )
    .requiredOption('--name <name>')
    .requiredOption('--email <address>')
    .option('--role <role@office>', 'such as approver@lahore, or analyst@* for all; may be repeated', roles)
    .option('--json')
    .action(async (options: { name: string; email: string; role?: Grant[] }, command: Command) => {
      const { name, email, role: grants = [] } = options
      const body = { name, email, grants }
      showLink(command, await createClient(command).call(people.invite, { body }))
    })

  commands
    .command('link')
    .description('a new link for a person who has forgotten the password')
    .argument('<person>', 'e-mail address or id')
    .option('--json')
    .action(async (person: string, _options: unknown, command: Command) => {
      const client = createClient(command)
      const params = { id: await idOf(client, person) }
      showLink(command, await client.call(people.renewLink, { params }))
    })

  commands
    .command('grant')
    .description('give a role')
    .argument('<person>', 'e-mail address or id')
    .argument('<role@office>', 'such as approver@lahore', roleIn)
    .action(async (person: string, given: Grant, _options: unknown, command: Command) => {
      const client = createClient(command)
      await client.call(people.grant, { params: { id: await idOf(client, person) }, body: given })
      write([`${person}  ${textOf(given)}`])
    })

  commands
    .command('revoke')
    .description('take a role away, at once')
    .argument('<person>', 'e-mail address or id')
    .argument('<role@office>', 'such as approver@lahore', roleIn)
    .action(async (person: string, taken: Grant, _options: unknown, command: Command) => {
      const client = createClient(command)
      const params = { id: await idOf(client, person) }
      const answer = await client.call(people.revoke, { params, query: taken })
      write([`${person}  no longer ${textOf(taken)}`, ...withoutApprover(answer)])
    })

  commands
    .command('sessions')
    .description('where a person is signed in')
    .argument('<person>', 'e-mail address or id')
    .option('--json')
    .action(async (person: string, _options: unknown, command: Command) => {
      const client = createClient(command)
      const params = { id: await idOf(client, person) }
      const items = await everyPage(cursor =>
        client.call(sessions.listOfPerson, { params, query: { cursor } }),
      )
      print(command, { items }, () => sessionTable(items))
    })

  commands
    .command('end-sessions')
    .description('end one session of a person, or all')
    .argument('<person>', 'e-mail address or id')
    .argument('[session]')
    .action(async (person: string, sessionId: string | undefined, _options: unknown, command: Command) => {
      const client = createClient(command)
      const id = await idOf(client, person)
      const { ended } = await (sessionId === undefined
        ? client.call(sessions.endAllOfPerson, { params: { id } })
        : client.call(sessions.endOfPerson, { params: { id, sessionId } }))
      write([`${person}  ${ended} ended`])
    })

  commands
    .command('keys')
    .description('the API keys of a person')
    .argument('<person>', 'e-mail address or id')
    .option('--json')
    .action(async (person: string, _options: unknown, command: Command) => {
      const client = createClient(command)
      const params = { id: await idOf(client, person) }
      const items = await everyPage(cursor => client.call(keys.listOfPerson, { params, query: { cursor } }))
      print(command, { items }, () => keyTable(items))
    })

  commands
    .command('revoke-key')
    .description('end an API key of a person')
    .argument('<person>', 'e-mail address or id')
    .argument('<key>')
    .action(async (person: string, keyId: string, _options: unknown, command: Command) => {
      const client = createClient(command)
      await client.call(keys.revokeOfPerson, { params: { id: await idOf(client, person), keyId } })
      write([`${keyId}  revoked`])
    })

  commands
    .command('reset-second-factor')
    .description('for a person who has lost theirs: the next sign-in takes the password alone')
    .argument('<person>', 'e-mail address or id')
    .action(async (person: string, _options: unknown, command: Command) => {
      const client = createClient(command)
      await client.call(secondFactor.reset, { params: { id: await idOf(client, person) } })
      write([`${person}  reset`])
    })

  commands
    .command('offers')
    .description('the roles that other offices offer you')
    .option('--json')
    .action(async (_options: unknown, command: Command) => {
      const client = createClient(command)
      const items = await everyPage(cursor => client.call(roleOffers.list, { query: { cursor } }))
      const rows = items.map(offer => [
        offer.invitationId,
        textOf(offer),
        offer.offeredByName ?? offer.offeredBy,
      ])
      print(command, { items }, () => table(['invitation', 'role', 'from'], rows))
    })

  for (const [verb, description, outcome] of [
    ['accept', 'accept the roles of an invitation', 'accepted'],
    ['decline', 'decline the roles of an invitation', 'declined'],
  ] as const) {
    commands
      .command(verb)
      .description(description)
      .argument('<invitation>', 'its id, as "people offers" shows it')
      .action(async (id: string, _options: unknown, command: Command) => {
        await createClient(command).call(roleOffers[verb], { params: { id } })
        write([`${id}  ${outcome}`])
      })
  }

  commands
    .command('deactivate')
    .description("end a person's sessions, keys and links; the name stays in the records")
    .argument('<person>', 'e-mail address or id')
    .action(async (person: string, _options: unknown, command: Command) => {
      const client = createClient(command)
      const answer = await client.call(people.deactivate, { params: { id: await idOf(client, person) } })
      write([`${person}  deactivated`, ...withoutApprover(answer)])
    })
}

/** The link where this installation sends no mail; otherwise only its person has it. */
function showLink(command: Command, answer: HandedOverLink): void {
  const { link, mailedTo } = answer
  print(command, answer, () => (link === undefined ? [] : [link]))
  say(
    mailedTo === undefined
      ? 'Hand this link to them alone; it is good for one use within seven days.'
      : `A link was mailed to ${mailedTo}; it is good for one use within seven days.`,
  )
}

/** What nobody who may has approved now, one line each. */
function withoutApprover({ withoutApprover: { newsItems, posts } }: RolesRemoved): string[] {
  if (newsItems.length + posts.length === 0) return []
  return [
    'Approved by them, and not sent until another person approves the same content:',
    ...newsItems.map(({ id, officeId }) => `  news item ${id}  ${officeId}`),
    ...posts.map(({ id, officeId, dueAt }) => `  post ${id}  ${officeId}  due ${dueAt}`),
  ]
}

function lineOf({ id, email, name, grants, deactivatedAt }: Person): string[] {
  return [id, email, name, deactivatedAt ? 'deactivated' : grants.map(textOf).join(' ')]
}

function textOf({ role, officeId }: Pick<Grant, 'role' | 'officeId'>): string {
  return `${role}@${officeId}`
}

function roleIn(text: string): Grant {
  const [role, officeId] = text.split('@')
  const parsed = grant.safeParse({ role, officeId })
  if (parsed.success) return parsed.data
  throw new InvalidArgumentError(
    `"${text}" must be a role and an office, such as approver@lahore; roles are ${grant.shape.role.options.join(', ')}.`,
  )
}

function roles(text: string, before: Grant[] = []): Grant[] {
  return [...before, roleIn(text)]
}

/** The id of a person who is named by id or by e-mail address. */
async function idOf(client: Client, person: string): Promise<string> {
  if (!person.includes('@')) return person
  const found = (await everyone(client)).find(({ email }) => email === person.trim().toLowerCase())
  if (found) return found.id
  throw new Error(`You manage no person with the e-mail address "${person}"; see dateline people list.`)
}

async function everyone(client: Client): Promise<Person[]> {
  return await everyPage(cursor => client.call(people.list, { query: { cursor } }))
}
