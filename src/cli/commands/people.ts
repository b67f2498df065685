import { type Command, InvalidArgumentError } from 'commander'
import type { z } from 'zod'
import {
  grant,
  invitationAnswer,
  offersAnswer,
  passwordLinkAnswer,
  peopleAnswer,
  roleTakenAnswer,
} from '../../api/people.ts'
import { endedAnswer } from '../../api/sessions.ts'
import { type Client, createClient } from '../client.ts'
import { print, say, table, write } from '../output.ts'
import { keyTable } from './keys.ts'
import { sessionTable } from './sessions.ts'

type Grant = z.output<typeof grant>
type Person = z.output<typeof peopleAnswer>['people'][number]

/** Who may come in, and what they may do in which office. */
export function addPeopleCommands(program: Command): void {
  const people = program
    .command('people')
    .description(
      'who may do what: list, invite, link, grant, revoke, sessions, end-sessions, keys, revoke-key, reset-second-factor, shut-out',
    )

  people
    .command('list')
    .description('the people you manage')
    .option('--json')
    .action(async (_options: unknown, command: Command) => {
      const answer = await createClient(command).get('/api/v1/people')
      const rows = peopleAnswer.parse(answer).people.map(lineOf)
      print(command, answer, () => table(['id', 'e-mail', 'name', 'roles'], rows))
    })

  people
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
      const answer = await createClient(command).send('POST', '/api/v1/people', { name, email, grants })
      showLink(command, answer, invitationAnswer.parse(answer))
    })

  people
    .command('link')
    .description('a new link for somebody who has forgotten the password')
    .argument('<person>', 'e-mail address or id')
    .option('--json')
    .action(async (person: string, _options: unknown, command: Command) => {
      const client = createClient(command)
      const answer = await client.send('POST', `${await pathOf(client, person)}/password-link`)
      showLink(command, answer, passwordLinkAnswer.parse(answer))
    })

  people
    .command('grant')
    .description('give a role')
    .argument('<person>', 'e-mail address or id')
    .argument('<role@office>', 'such as approver@lahore', roleIn)
    .action(async (person: string, given: Grant, _options: unknown, command: Command) => {
      const client = createClient(command)
      await client.send('POST', `${await pathOf(client, person)}/grants`, given)
      write([`${person}  ${textOf(given)}`])
    })

  people
    .command('revoke')
    .description('take a role away, at once')
    .argument('<person>', 'e-mail address or id')
    .argument('<role@office>', 'such as approver@lahore', roleIn)
    .action(async (person: string, taken: Grant, _options: unknown, command: Command) => {
      const client = createClient(command)
      const answer = await client.send('DELETE', `${await pathOf(client, person)}/grants`, undefined, taken)
      write([`${person}  no longer ${textOf(taken)}`, ...withoutApprover(answer)])
    })

  people
    .command('sessions')
    .description('where a person is signed in')
    .argument('<person>', 'e-mail address or id')
    .option('--json')
    .action(async (person: string, _options: unknown, command: Command) => {
      const client = createClient(command)
      const answer = await client.get(`${await pathOf(client, person)}/sessions`)
      print(command, answer, () => sessionTable(answer))
    })

  people
    .command('end-sessions')
    .description('end one session of a person, or all')
    .argument('<person>', 'e-mail address or id')
    .argument('[session]')
    .action(async (person: string, session: string | undefined, _options: unknown, command: Command) => {
      const client = createClient(command)
      const path = `${await pathOf(client, person)}/sessions${session ? `/${encodeURIComponent(session)}` : ''}`
      const { ended } = endedAnswer.parse(await client.send('DELETE', path))
      write([`${person}  ${ended} ended`])
    })

  people
    .command('keys')
    .description('the API keys of a person')
    .argument('<person>', 'e-mail address or id')
    .option('--json')
    .action(async (person: string, _options: unknown, command: Command) => {
      const client = createClient(command)
      const answer = await client.get(`${await pathOf(client, person)}/keys`)
      print(command, answer, () => keyTable(answer))
    })

  people
    .command('revoke-key')
    .description('end an API key of a person')
    .argument('<person>', 'e-mail address or id')
    .argument('<key>')
    .action(async (person: string, key: string, _options: unknown, command: Command) => {
      const client = createClient(command)
      await client.send('DELETE', `${await pathOf(client, person)}/keys/${encodeURIComponent(key)}`)
      write([`${key}  revoked`])
    })

  people
    .command('reset-second-factor')
    .description('for a person who has lost theirs: the next sign-in takes the password alone')
    .argument('<person>', 'e-mail address or id')
    .action(async (person: string, _options: unknown, command: Command) => {
      const client = createClient(command)
      await client.send('POST', `${await pathOf(client, person)}/reset-second-factor`)
      write([`${person}  reset`])
    })

  people
    .command('offers')
    .description('the roles that other offices offer you')
    .option('--json')
    .action(async (_options: unknown, command: Command) => {
      const answer = await createClient(command).get('/api/v1/role-offers')
      const rows = offersAnswer
        .parse(answer)
        .offers.map(offer => [offer.invitationId, textOf(offer), offer.offeredByName ?? offer.offeredBy])
      print(command, answer, () => table(['invitation', 'role', 'from'], rows))
    })

  for (const [verb, description, said] of [
    ['accept', 'take the roles of an invitation', 'accepted'],
    ['decline', 'turn the roles of an invitation down', 'declined'],
  ] as const) {
    people
      .command(verb)
      .description(description)
      .argument('<invitation>', 'its id, as "people offers" shows it')
      .action(async (invitation: string, _options: unknown, command: Command) => {
        await createClient(command).send(
          'POST',
          `/api/v1/role-offers/${encodeURIComponent(invitation)}/${verb}`,
        )
        write([`${invitation}  ${said}`])
      })
  }

  people
    .command('shut-out')
    .description("end a person's sessions, keys and links; the name stays in the records")
    .argument('<person>', 'e-mail address or id')
    .action(async (person: string, _options: unknown, command: Command) => {
      const client = createClient(command)
      const answer = await client.send('POST', `${await pathOf(client, person)}/deactivate`)
      write([`${person}  deactivated`, ...withoutApprover(answer)])
    })
}

/** The link where this installation sends no mail; otherwise only its person has it. */
function showLink(
  command: Command,
  answer: unknown,
  { link, mailedTo }: z.output<typeof passwordLinkAnswer>,
): void {
  print(command, answer, () => (link === undefined ? [] : [link]))
  say(
    mailedTo === undefined
      ? 'Hand this link to them alone; it is good for one use within seven days.'
      : `A link was mailed to ${mailedTo}; it is good for one use within seven days.`,
  )
}

/** What nobody who may has approved now, one line each. */
function withoutApprover(answer: unknown): string[] {
  const { newsItems, posts } = roleTakenAnswer.parse(answer).withoutApprover
  if (newsItems.length + posts.length === 0) return []
  return [
    'Approved by them, and not sent until another person approves the same content:',
    ...newsItems.map(({ id, officeId }) => `  news item ${id}  ${officeId}`),
    ...posts.map(({ id, officeId, dueAt }) => `  post ${id}  ${officeId}  due ${dueAt}`),
  ]
}

function lineOf({ id, email, name, grants, deactivatedAt }: Person): string[] {
  return [id, email, name, deactivatedAt ? 'shut out' : grants.map(textOf).join(' ')]
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

/** The path of a person who is named by id or by e-mail address. */
async function pathOf(client: Client, person: string): Promise<string> {
  if (!person.includes('@')) return `/api/v1/people/${encodeURIComponent(person)}`
  const { people } = peopleAnswer.parse(await client.get('/api/v1/people'))
  const found = people.find(({ email }) => email === person.trim().toLowerCase())
  if (found) return `/api/v1/people/${found.id}`
  throw new Error(`You manage nobody with the e-mail address "${person}"; see dateline people list.`)
}
