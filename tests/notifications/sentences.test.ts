import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { interfaceLanguages } from '../../src/core/languages/interface-languages.ts'
import type { ReadEvent } from '../../src/events/read-events.ts'
import type { EventFacts } from '../../src/notifications/event-facts.ts'
import { kindsForAll, notificationKinds } from '../../src/notifications/kinds.ts'
import { notificationOf } from '../../src/notifications/notification-of-event.ts'
import { inLanguage, textInLanguage } from '../../src/notifications/sentences/in-language.ts'
import { sentenceIn } from '../../src/notifications/sentences/sentence.ts'

const sentencesOf = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(`src/notifications/sentences/${language}.json`, 'utf8'))
const english = sentencesOf('en')
const namesIn = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map(found => found[1]).toSorted()
const visible = (text: string) => text.replace(/[\u2066-\u2069]/g, '')

const facts: EventFacts = {
  channels: new Map([['c', '@mrc_lahore (X)']]),
  posts: new Map([['p', new Date('2026-11-27T12:30:00Z')]]),
  untriedOfSeries: new Set(),
  items: new Map([['i', 'Check the licence']]),
  zones: new Map([['lahore', 'Asia/Karachi']]),
}
const event = (kind: string, subjectId: string, data: object) =>
  ({ seq: 1, kind, officeId: 'lahore', subjectId, data, at: new Date() }) as unknown as ReadEvent
const ofPost = { channelId: 'c', fence: 1, reason: 'X says no.' }

/** An event for each kind of notification that an office gets. */
const events: ReadEvent[] = [
  ...['failed', 'missed', 'withdrawn', 'recalled', 'in-doubt', 'doubled', 'late'].map(kind =>
    event(`post.${kind}`, 'p', ofPost),
  ),
  ...['failed', 'in-doubt', 'recalled', 'doubled', 'withdrawn'].map(kind =>
    event(`post.comment-${kind}`, 'p', ofPost),
  ),
  event('post.unattended', 'p', { count: 3, since: '2026-11-27T12:30:00Z' }),
  event('item.posts-need-time', 'i', { count: 2, approvalId: 'a' }),
  event('item.approver-gone', 'i', { approvalId: 'a', authors: [] }),
  event('series.recalled', 's', { name: 'Hotline', posts: 2 }),
  event('series.not-scheduled', 's', { name: 'Hotline', reason: 'no slot' }),
  event('series.times-passed', 's', { name: 'Hotline', count: 2, since: '2026-11-27T12:30:00Z' }),
  event('channel.needs-reconnect', 'c', { reason: 'expired', credentialsVersion: 1 }),
  event('channel.stopped-by-network', 'c', { reason: 'locked' }),
  event('channel.blocked', 'c', { reason: 'limit', until: '2026-11-27T12:30:00Z', cause: 'limit' }),
  event('channel.access-ends', 'c', { endsAt: '2026-11-27T12:30:00Z', stage: 7 }),
  event('channel.access-ends', 'c', { endsAt: '2026-11-27T12:30:00Z', stage: 0 }),
  event('feed.failing', 'f', { name: 'News', since: '2026-11-27T12:30:00Z', reason: 'status 500' }),
  event('feed.recovered', 'f', { name: 'News', since: '2026-11-27T12:30:00Z' }),
  event('webhook.disabled', 'w', { host: 'hooks.example', reason: 'status 500' }),
  event('office.clocks-apart', 'lahore', { reason: 'An hour.', server: 'x', day: '2026-11-27' }),
  event('office.holidays-missing', 'lahore', { year: 2027 }),
  ...['near', 'passed'].map(how =>
    event(`office.budget-${how}`, 'lahore', {
      warning: 'Nearly.',
      sandbox: false,
      month: '2026-11',
      budgetMilliDollars: 1,
    }),
  ),
]

describe('notifications in the language of their reader', () => {
  it.each(interfaceLanguages)(
    'have the same sentences with the same values in English and in %s',
    language => {
      const own = sentencesOf(language)
      expect(Object.keys(own).toSorted()).toEqual(Object.keys(english).toSorted())
      for (const [code, text] of Object.entries(own))
        expect(namesIn(text), code).toEqual(namesIn(english[code]))
    },
  )

  it('have a sentence for every kind', () => {
    expect(Object.keys(english)).toEqual(expect.arrayContaining(Object.keys(notificationKinds)))
    expect(kindsForAll.length).toBeGreaterThan(0)
  })

  it('have words for every kind where a person chooses', () => {
    const { me } = JSON.parse(readFileSync('src/web/app/languages/en.json', 'utf8'))
    expect(Object.keys(me.kind).toSorted()).toEqual(Object.keys(notificationKinds).toSorted())
  })

  it.each(events.map(each => [each.kind, each] as const))(
    'fill in all that the sentence names: %s',
    (_, each) => {
      const notification = notificationOf(each, facts)
      if (!notification) throw new Error(`${each.kind} says nothing`)
      for (const language of interfaceLanguages)
        expect(sentenceIn(language, notification.says)).not.toMatch(/[{}]/)
    },
  )

  it('are every kind that an office gets', () => {
    const personal =
      /^(link-made|sign-in-linked|role-offered|second-factor-reset|audit-broken|comment-mention|item-assigned|post-edit-failed)$/
    const given = new Set(events.map(each => notificationOf(each, facts)?.kind))
    expect(
      Object.keys(notificationKinds)
        .filter(kind => !personal.test(kind))
        .toSorted(),
    ).toEqual([...given].toSorted())
  })

  it('say the time on the clocks of the office, and the reason below in English', () => {
    const notification = notificationOf(event('post.failed', 'p', ofPost), facts)
    if (!notification) throw new Error('says nothing')
    expect(visible(textInLanguage(notification, 'ur'))).toBe(
      '@mrc_lahore (X)، مقررہ وقت 27 نومبر، 2026 17:30 (Asia/Karachi): نیٹ ورک نے یہ پوسٹ قطعی طور پر رد کر دی۔\nX says no.',
    )
    expect(inLanguage(notification, 'ur')).toMatchObject({ language: 'ur', reason: 'X says no.' })
  })

  it('stay as they were written in English, and where they are older than their sentences', () => {
    const old = { message: 'The post on @mrc_lahore (X): refused.', says: null }
    expect(inLanguage(old, 'ps')).toEqual({ message: old.message, language: 'en', reason: null })
    const notification = notificationOf(event('post.failed', 'p', ofPost), facts)
    if (!notification) throw new Error('says nothing')
    expect(inLanguage(notification, 'en').message).toBe(notification.message)
  })
})
