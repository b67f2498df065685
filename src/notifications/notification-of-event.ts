import { DateTime } from 'luxon'
import { messageLocale } from '../core/languages/registry.ts'
import type { ReadEvent } from '../events/read-events.ts'
import { channelIdOf, type EventFacts } from './event-facts.ts'
import type { NotificationKind } from './kinds.ts'
import { saidOfEvent } from './sentences/said-of-event.ts'
import type { Said } from './sentences/sentence.ts'

/** Something an office must know. */
export interface Notification {
  officeId: string
  /** What it is about, e.g. `channel-needs-reconnect` or `post-late`. */
  kind: NotificationKind
  /** What happened and what to do next, in words staff understand. It holds no secret. */
  message: string
  says: Said
  channelId?: string
  postId?: string
  /** Names the cause where several events have the same one; each event is its own cause otherwise. */
  onceKey?: string
}

/** What an event means for its office; undefined where no one has to act or know. */
export function notificationOf(event: ReadEvent, facts: EventFacts): Notification | undefined {
  if (event.officeId === null) return undefined
  const words = wordsOf(event, facts)
  if (!words) return undefined
  const channelId = channelIdOf(event)
  return {
    officeId: event.officeId,
    ...words,
    says: saidOfEvent(words.kind, event, facts),
    ...(channelId && facts.channels.has(channelId) ? { channelId } : {}),
    ...(event.kind.startsWith('post.') ? { postId: event.subjectId } : {}),
  }
}

type Words = Pick<Notification, 'kind' | 'message' | 'onceKey'>

function wordsOf(event: ReadEvent, facts: EventFacts): Words | undefined {
  const { subjectId } = event
  switch (event.kind) {
    case 'post.failed':
      return aboutPost(
        'post-failed',
        event,
        facts,
        `The network refused it for good: ${asSentence(event.data.reason)}`,
      )
    case 'post.missed':
      return aboutPost(
        'post-missed',
        event,
        facts,
        'It is more overdue than this channel allows and waits for you: send it now, or cancel it.',
      )
    case 'post.withdrawn':
      // Its series says so, once for all of them.
      if (facts.untriedOfSeries.has(subjectId)) return undefined
      return aboutPost('post-cancelled', event, facts, event.data.reason)
    case 'post.recalled':
      if (facts.untriedOfSeries.has(subjectId)) return undefined
      return aboutPost('post-recalled', event, facts, event.data.reason)
    case 'post.in-doubt':
      return aboutPost('post-in-doubt', event, facts, event.data.reason)
    case 'post.doubled':
      return aboutPost('post-doubled', event, facts, event.data.reason)
    case 'post.comment-failed':
      return aboutComment(
        'post-comment-failed',
        event,
        facts,
        `The network refused it for good: ${asSentence(event.data.reason)}`,
      )
    case 'post.comment-in-doubt':
      return aboutComment('post-comment-in-doubt', event, facts, event.data.reason)
    case 'post.comment-recalled':
      return aboutComment('post-comment-recalled', event, facts, event.data.reason)
    case 'post.comment-doubled':
      return aboutPost('post-comment-doubled', event, facts, event.data.reason)
    case 'post.comment-withdrawn':
      return aboutComment('post-comment-withdrawn', event, facts, event.data.reason)
    case 'post.late':
      return aboutPost('post-late', event, facts, `It is not out yet. ${event.data.reason}`)
    case 'post.unattended':
      return {
        kind: 'posts-unattended',
        message: unattended(event.data.count, event.data.since),
        onceKey: `posts-unattended-${subjectId}`,
      }
    case 'item.posts-need-time':
      return {
        kind: 'posts-need-time',
        message: `The news item "${facts.items.get(subjectId) ?? ''}" is approved, but ${event.data.count === 1 ? 'one of its posts needs' : `${event.data.count} of its posts need`} a time: the one that was chosen has passed or breaks a rule by now. Choose another time for it.`,
      }
    case 'series.recalled':
      return {
        kind: 'series-recalled',
        message: `The series "${event.data.name}" was recalled: its content was edited, its approval was withdrawn, or its approver may no longer approve. ${event.data.posts === 1 ? 'One scheduled post is' : `${event.data.posts} scheduled posts are`} off the schedule. Once everything is approved, resume the series or end it.`,
      }
    case 'series.not-scheduled':
      return {
        kind: 'series-not-scheduled',
        message: `The next posts of the series "${event.data.name}" could not be scheduled: ${asSentence(event.data.reason)} Dateline tries again every minute.`,
      }
    case 'series.times-passed': {
      const { name, count, since } = event.data
      const first = moment(since, event, facts)
      return {
        kind: 'series-times-passed',
        message: `${count === 1 ? `A time of the series "${name}" passed before its posts were made: ${first}` : `${count} times of the series "${name}" passed before their posts were made, the first on ${first}`}. Schedule by hand what should still go out, and ask your operator whether the workers were running.`,
      }
    }
    case 'item.approver-gone':
      return {
        kind: 'item-approver-gone',
        message: `The news item "${facts.items.get(subjectId) ?? ''}" needs a new approval: the person who approved it may no longer approve. Nothing of it can be scheduled until another person approves the same content.`,
      }
    case 'channel.needs-reconnect':
      return {
        kind: 'channel-needs-reconnect',
        message: `${label(event, facts)} must be connected again: ${asSentence(event.data.reason)} Its scheduled posts are kept and wait until then.`,
        onceKey: `channel-needs-reconnect:${subjectId}:${event.data.credentialsVersion}`,
      }
    case 'channel.stopped-by-network':
      return {
        kind: 'channel-stopped',
        message: `${label(event, facts)} is stopped: ${asSentence(event.data.reason)} Its scheduled posts are kept; resume the channel when this is settled.`,
      }
    case 'channel.blocked': {
      const until = local(event.data.until, event, facts)
      return {
        kind: 'channel-blocked',
        message: `${label(event, facts)} cannot post until ${until.toFormat('d LLLL HH:mm')} (${until.zoneName}): ${asSentence(event.data.reason)} Its posts wait and go out after that; nothing needs to be done unless they come too late.`,
        onceKey: `channel-blocked:${subjectId}:${until.toISODate()}:${event.data.cause}`,
      }
    }
    case 'channel.access-ends': {
      const { endsAt, stage } = event.data
      const end = local(endsAt, event, facts)
      return {
        kind: 'channel-access-ends',
        message: `Access to ${label(event, facts)} ${stage === 0 ? 'ended' : 'ends'} on ${end.toFormat('d LLLL yyyy HH:mm')} (${end.zoneName}). Connect the channel again${stage === 0 ? '' : ' before then'}; its scheduled posts are kept.`,
        onceKey: `channel-access-ends:${subjectId}:${endsAt}:${stage}`,
      }
    }
    case 'feed.failing':
      return {
        kind: 'feed-failing',
        message: `The feed "${event.data.name}" has been unreadable since ${moment(event.data.since, event, facts)}: ${asSentence(event.data.reason)} Dateline keeps trying; if it has moved, enter its new address, or remove it.`,
        onceKey: `feed-failing:${subjectId}:${event.data.since}`,
      }
    case 'feed.recovered':
      return {
        kind: 'feed-recovered',
        message: `The feed "${event.data.name}", which could not be read since ${moment(event.data.since, event, facts)}, works again.`,
        onceKey: `feed-recovered:${subjectId}:${event.data.since}`,
      }
    case 'webhook.disabled':
      return {
        kind: 'webhook-disabled',
        message: `The webhook to ${event.data.host} is disabled: ${asSentence(event.data.reason)} What changes is not sent there any more; enable it when its receiver works again.`,
      }
    case 'office.clocks-apart':
      return {
        kind: 'clocks-apart',
        message: `${event.data.reason} Posts are still recognised, but they may go out at the wrong time. Ask your operator to set the clock of the machine with the database.`,
        onceKey: `clocks-apart-${subjectId}-${event.data.server}-${event.data.day}`,
      }
    case 'office.holidays-missing': {
      const { year } = event.data
      return {
        kind: 'holidays-missing',
        message: `Your office has no holidays for ${year} yet, so posts are scheduled on every working day. Accept the suggestions for its country, import a calendar file, or add them by hand.`,
        onceKey: `holidays-missing-${subjectId}-${year}`,
      }
    }
    case 'office.budget-near':
    case 'office.budget-passed': {
      const { warning, sandbox, month, budgetMilliDollars } = event.data
      const passed = event.kind === 'office.budget-passed'
      return {
        kind: passed ? 'budget-passed' : 'budget-near',
        message: `${warning} Review the scheduled posts, or change the budget.`,
        onceKey: `budget ${subjectId} ${sandbox ? 'sandbox' : 'live'} ${month} ${budgetMilliDollars} ${passed ? 'over' : 'near'}`,
      }
    }
    default:
      return undefined
  }
}

/** Names the post by its channel and time, so that a mail can be understood without opening the app. */
function aboutPost(
  kind: NotificationKind,
  event: ReadEvent,
  facts: EventFacts,
  message: string | undefined,
): Words {
  const due = facts.posts.get(event.subjectId)
  const when = due ? local(due.toISOString(), event, facts) : undefined
  const time = when ? ` due on ${when.toFormat('d LLLL yyyy HH:mm')} (${when.zoneName})` : ''
  return { kind, message: `The post on ${label(event, facts)}${time}: ${message ?? ''}`.trim() }
}

/** The post is out: only its first comment is spoken of. */
function aboutComment(
  kind: NotificationKind,
  event: ReadEvent,
  facts: EventFacts,
  message: string | undefined,
): Words {
  return aboutPost(kind, event, facts, `It is out, but its first comment is not settled. ${message ?? ''}`)
}

function label(event: ReadEvent, facts: EventFacts): string {
  return facts.channels.get(channelIdOf(event) ?? '') ?? 'a channel'
}

function local(moment: string, event: ReadEvent, facts: EventFacts): DateTime {
  const zone = facts.zones.get(event.officeId ?? '') ?? 'utc'
  return DateTime.fromISO(moment, { zone }).setLocale(messageLocale)
}

function moment(text: string, event: ReadEvent, facts: EventFacts): string {
  const at = local(text, event, facts)
  return `${at.toFormat('d LLLL yyyy HH:mm')} (${at.zoneName})`
}

/** With a full stop at its end, where it has no such sign. */
export function asSentence(reason = ''): string {
  return /[.!?]$/.test(reason) ? reason : `${reason}.`
}

function unattended(count: number, since: string): string {
  const [day = '', time = ''] = since.split('T')
  const posts = count === 1 ? 'A post waits' : `${count} posts wait`
  return (
    `${posts} since ${time.slice(0, 5)} UTC on ${day} although nothing holds ${count === 1 ? 'it' : 'them'}: no worker ` +
    'takes up what is due. Ask your operator to check that the workers run and reach the queue. Nothing is lost.'
  )
}
