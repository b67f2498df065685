import type { Command } from 'commander'
import type { Input } from '../../api/parts/operation.ts'
import {
  type ExistingPost,
  type PostPreview,
  type PostSummary,
  postState,
  posts,
  type ScheduledPost,
} from '../../api/posts.ts'
import { createClient } from '../client.ts'
import { costLine, monthLine } from '../costs.ts'
import { oneOf, several } from '../options.ts'
import { excerpt, localMoment, print, say, table, write } from '../output.ts'

export function addPostCommands(program: Command): void {
  const commands = program
    .command('posts')
    .description('posts: preview, schedule, list, show, cancel, settle, send-now, delete')
  addPlanning(commands)
  addReading(commands)
  addSettling(commands)
}

interface PlanOptions {
  channel?: string[]
  at?: string
  offset?: string
  notBefore?: string
  now?: true
}

function planning(command: Command): Command {
  return command
    .option('--channel <id>', 'only this channel; may be repeated', several)
    .option('--at <local time>', "2026-11-30T09:30 on the office's clock; the next free slot when absent")
    .option('--offset <offset>', 'which one, where the clock shows a time twice: +01:00')
    .option('--not-before <moment>', 'no slot before this moment: 2026-11-30T09:30:00Z')
    .option('--now', 'publish at once; needed where --at is past')
    .option('--json')
}

function planOf(newsItemId: string, { channel, at, offset, notBefore, now }: PlanOptions) {
  return { newsItemId, channelIds: channel, at, offset, notBefore, now }
}

function addPlanning(commands: Command): void {
  planning(
    commands
      .command('preview')
      .description('how the posts of an item would look, and why')
      .argument('<item>'),
  ).action(async (id: string, options: PlanOptions, command: Command) => {
    const answer = await createClient(command).call(posts.preview, { body: planOf(id, options) })
    const { posts: shown, months } = answer
    print(command, answer, () => [...shown.flatMap(shownPreview), ...months.map(monthLine)])
    for (const { warning } of months) if (warning) say(warning)
  })

  planning(
    commands.command('schedule').description('plan the posts of approved items').argument('<items...>'),
  ).action(async (ids: string[], options: PlanOptions, command: Command) => {
    const client = createClient(command)
    for (const id of ids) {
      const planned = await client.call(posts.schedule, { body: planOf(id, options) })
      print(command, planned, () =>
        planned.posts.map(post => `${post.id}  ${post.planned.local} ${post.planned.zone}`),
      )
      for (const post of planned.posts) for (const remark of remarksOn(post)) say(remark)
      for (const month of planned.months) say(month.warning ?? monthLine(month))
      for (const post of planned.already) say(existingLine(post))
      say(`${id}: ${planned.posts.length} scheduled, ${planned.already.length} left as they are`)
    }
  })
}

function existingLine(post: ExistingPost): string {
  return `${post.postId}  ${post.state}, due ${localMoment(post.dueAt)} [${post.language}]: not scheduled once more`
}

/** What a person should know of a planned post, one sentence each. */
function remarksOn(post: ScheduledPost): string[] {
  const { notes, conflicts } = post.planned
  return [...notes, ...conflicts.map(conflict => conflict.message), ...post.refusals, ...post.warnings]
}

function shownPreview(post: PostPreview): string[] {
  return [
    `${post.network} ${post.handle} [${post.language}] ${post.planned.local} ${post.planned.zone}`,
    ...post.segments.flatMap((segment, number) => [
      `  ${number + 1} of ${post.segments.length}, ${segment.length} long`,
      ...segment.text.split('\n').map(line => `  | ${line}`),
      ...(segment.link ? [`  | (card) ${segment.link}`] : []),
    ]),
    ...post.parts.filter(part => part.kind !== 'words').map(part => `  ${part.kind}: ${part.why}`),
    ...post.refusals.map(refusal => `  !! ${refusal}`),
    ...post.warnings.map(warning => `  ! ${warning}`),
    ...(post.already ? [`  = ${existingLine(post.already)}`] : []),
    ...costLine(post.cost).map(line => `  ${line}`),
    '',
  ]
}

interface ListOptions
  extends Pick<NonNullable<Input<typeof posts.list>['query']>, 'state' | 'limit' | 'cursor'> {
  office?: string
  item?: string
  channel?: string
}

function addReading(commands: Command): void {
  commands
    .command('list')
    .description('posts in order of due time')
    .option('--office <id>')
    .addOption(oneOf('--state <state>', 'only posts in this state', postState.options))
    .option('--item <id>')
    .option('--channel <id>')
    .option('--limit <n>', 'at most so many, 1 to 500')
    .option('--cursor <cursor>', 'go on where a list ended')
    .option('--json')
    .action(async (options: ListOptions, command: Command) => {
      const { office: officeId, state, item: newsItemId, channel: channelId, limit, cursor } = options
      const query = { officeId, state, newsItemId, channelId, limit, cursor }
      const answer = await createClient(command).call(posts.list, { query })
      const { items, next } = answer
      print(command, answer, () => table(['id', 'state', 'due', 'channel', 'text'], items.map(rowOf)))
      if (next) say(`There is more: --cursor ${next}`)
    })

  commands
    .command('show')
    .description('one post with its attempts')
    .argument('<id>')
    .option('--json')
    .action(async (id: string, _options: unknown, command: Command) => {
      const post = await createClient(command).call(posts.show, { params: { id } })
      print(command, post, () => [
        rowOf(post).slice(0, 4).join('  '),
        ...(post.reason ? [post.reason] : []),
        ...post.segments.flatMap(segment => [
          '',
          segment.text,
          segment.permalink ?? segment.externalId ?? '(not out)',
        ]),
        '',
        ...post.attempts.map(
          tried =>
            `${localMoment(tried.startedAt)}  part ${tried.position + 1}  ${tried.kind === 'upload' ? 'upload ' : ''}${tried.outcome ?? 'no answer yet'}  ${tried.reason ?? ''}`,
        ),
      ])
    })
}

function addSettling(commands: Command): void {
  commands
    .command('cancel')
    .description('take posts off the plan')
    .argument('<ids...>')
    .option('--reason <text>')
    .action(async (ids: string[], options: { reason?: string }, command: Command) => {
      const client = createClient(command)
      for (const id of ids) {
        await client.call(posts.cancel, { params: { id }, body: options })
        write([`${id}  cancelled`])
      }
    })

  commands
    .command('settle')
    .description('settle a doubt: it is there (--adopt), or send it again (--send-again)')
    .argument('<id>')
    .option('--adopt <id or address>', "the network's id or address of the post that is there")
    .option('--send-again')
    .action(async (id: string, options: { adopt?: string; sendAgain?: true }, command: Command) => {
      if ((options.adopt === undefined) === (options.sendAgain === undefined))
        command.error('error: give either --adopt or --send-again')
      const { adopt: externalId } = options
      const body =
        externalId === undefined
          ? ({ action: 'resend' } as const)
          : ({ action: 'adopt', externalId } as const)
      await createClient(command).call(posts.settle, { params: { id }, body })
      write([`${id}  ${externalId === undefined ? 'to be sent again' : 'adopted'}`])
    })

  commands
    .command('delete')
    .description('take a published post off its network; its record stays')
    .argument('<id>')
    .option('--reason <text>', 'why, for the record')
    .action(async (id: string, options: { reason?: string }, command: Command) => {
      const { deleted } = await createClient(command).call(posts.delete, { params: { id }, query: options })
      write([`${id}  deleted, ${deleted} parts`])
    })

  commands
    .command('send-now')
    .description('make scheduled posts due at once')
    .argument('<ids...>')
    .action(async (ids: string[], _options: unknown, command: Command) => {
      const client = createClient(command)
      for (const id of ids) {
        await client.call(posts.sendNow, { params: { id } })
        write([`${id}  due now`])
      }
    })
}

function rowOf(post: PostSummary): string[] {
  const text = excerpt(post.segments[0]?.text ?? '', 50)
  return [post.id, post.state, localMoment(post.dueAt), `${post.network} ${post.handle}`, text]
}
