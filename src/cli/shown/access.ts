import { secrets } from '../../api/channels/secrets.ts'
import { keys } from '../../api/people/keys.ts'
import { type HandedOverLink, people, type RolesRemoved } from '../../api/people/people.ts'
import { audit } from '../../api/watching/audit.ts'
import type { Shown } from '../operations/show.ts'
import { showOf } from './show-of.ts'

export const accessShown = [
  showOf(audit.verify, ({ intact, rows, firstFault, problem }) => ({
    lines: [intact ? `intact: ${rows} rows` : `broken at row ${firstFault}: ${problem}`],
    failed: !intact,
  })),
  showOf(keys.create, ({ key }) => ({ lines: [key], said: ['Keep it now; it is not shown again.'] })),
  showOf(secrets.rotate, ({ rewrapped, changedMeanwhile, unreadable, keysStillNeeded }) => ({
    lines: [
      `${rewrapped} re-encrypted, ${changedMeanwhile} changed meanwhile, ${unreadable} unreadable`,
      keysStillNeeded.length === 0
        ? 'The first of SECRET_KEYS is enough now; the others can be taken out.'
        : `Still needed besides the first: ${keysStillNeeded.join(', ')}`,
    ],
    failed: changedMeanwhile + unreadable > 0,
  })),
  showOf(people.invite, linkShown),
  showOf(people.renewLink, linkShown),
  showOf(people.revoke, (answer, named) => rolesShown(answer, named, 'role removed')),
  showOf(people.deactivate, (answer, named) => rolesShown(answer, named, 'deactivated')),
]

/** The link where this installation sends no mail; otherwise only its person has it. */
function linkShown({ link, mailedTo }: HandedOverLink): Shown {
  const chooses = 'They open it in a browser, or give it to: dateline password-reset finish'
  if (mailedTo !== undefined)
    return {
      lines: [],
      said: [`A link was mailed to ${mailedTo}; it is good for one use within seven days.`, chooses],
    }
  return {
    lines: link === undefined ? [] : [link],
    said: [
      'Hand this link to them alone; it is good for one use within seven days.',
      chooses,
      'You have seen it, so they cannot approve what you work on.',
    ],
  }
}

/** What no one who may has approved now, one line each. */
function rolesShown({ withoutApprover }: RolesRemoved, named: readonly string[], done: string): Shown {
  const { newsItems, posts } = withoutApprover
  const left = [
    ...newsItems.map(({ id, officeId }) => `  news item ${id}  ${officeId}`),
    ...posts.map(({ id, officeId, dueAt }) => `  post ${id}  ${officeId}  due ${dueAt.toISOString()}`),
  ]
  const heading = 'Approved by them, and not sent until another person approves the same content:'
  return { lines: [[...named, done].join('  '), ...(left.length > 0 ? [heading, ...left] : [])] }
}
