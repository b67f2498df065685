import type { Command } from 'commander'
import { z } from 'zod'
import type { Operation } from '../../api/parts/operation.ts'
import { type Person, people } from '../../api/people/people.ts'
import { type Client, createClient, readInput } from '../client.ts'
import { deliver } from '../deliver.ts'
import { everyPage } from '../every-page.ts'
import { shownBy } from '../shown/shown.ts'
import { answersWithFile } from './answers.ts'
import type { GivenInput } from './input.ts'
import { pageForm, showAnswer } from './show.ts'

/** Asks the server for an operation and prints what it answers. */
export async function perform(operation: Operation, given: GivenInput, command: Command): Promise<void> {
  const client = createClient(command)
  const input = await sent(client, operation, given)
  const { out, all }: { out?: string; all?: true } = command.opts()
  if (answersWithFile(operation)) {
    await deliver(await client.open(operation, input), out)
    return
  }
  const answer = all ? await allOf(client, operation, input) : await client.ask(operation, input)
  const named = Object.values(given.params ?? {})
  showAnswer(command, operation, { answer, named, show: shownBy(operation.id) })
}

/** What is sent over the wire: files are read, and a person named by mail address gets their id. */
async function sent(client: Client, operation: Operation, given: GivenInput): Promise<GivenInput> {
  const { file, params, query, ...rest } = given
  const read = file === undefined ? undefined : readInput(file)
  const named =
    params && isOfPerson(operation) ? { ...params, id: await idOf(client, params.id ?? '') } : params
  return {
    ...rest,
    ...(named ? { params: named } : {}),
    ...(query === undefined ? {} : { query: read ? withName(operation, query, read.name) : query }),
    ...(read ? { body: read.bytes } : {}),
  }
}

/** A file's own name, where the operation asks for one for its messages. */
function withName({ query: schema }: Operation, query: unknown, name: string): unknown {
  const asks = schema instanceof z.ZodObject && 'name' in schema.shape
  return asks ? { name, ...Object(query) } : query
}

function isOfPerson({ path }: Operation): boolean {
  return path.startsWith('/api/v1/people/:id')
}

/** The id of a person who is named by id or by e-mail address. */
async function idOf(client: Client, person: string): Promise<string> {
  if (!person.includes('@')) return person
  const everyone: Person[] = await everyPage(cursor => client.call(people.list, { query: { cursor } }))
  const found = everyone.find(({ email }) => email === person.trim().toLowerCase())
  if (found) return found.id
  throw new Error(`You manage no person with the e-mail address "${person}"; see dateline people list.`)
}

async function allOf(client: Client, operation: Operation, input: GivenInput): Promise<{ items: unknown[] }> {
  const items = await everyPage(async cursor =>
    pageForm.parse(
      await client.ask(
        operation,
        cursor === undefined ? input : { ...input, query: { ...Object(input.query), cursor } },
      ),
    ),
  )
  return { items }
}
