import { channels } from './channels/channels.ts'
import { connect } from './channels/connect.ts'
import { networks } from './channels/networks.ts'
import { secrets } from './channels/secrets.ts'
import { comments } from './news/comments.ts'
import { feeds } from './news/feeds.ts'
import { imports } from './news/imports.ts'
import { intendedPosts } from './news/intended-posts.ts'
import { media } from './news/media.ts'
import { news } from './news/news.ts'
import { presence } from './news/presence.ts'
import { uploads } from './news/uploads.ts'
import { budget } from './offices/budget.ts'
import { handles } from './offices/handles.ts'
import { holidays } from './offices/holidays.ts'
import { offices } from './offices/offices.ts'
import { organisation } from './offices/organisation.ts'
import { projects } from './offices/projects.ts'
import { topics } from './offices/topics.ts'
import { translations } from './offices/translations.ts'
import { activities } from './outreach/activities.ts'
import { closings } from './outreach/closings.ts'
import { enquiries } from './outreach/enquiries.ts'
import { exports } from './outreach/exports.ts'
import { figures } from './outreach/figures.ts'
import { infographics } from './outreach/infographics.ts'
import { logImports } from './outreach/log-imports.ts'
import { logWords } from './outreach/log-words.ts'
import { metrics } from './outreach/metrics.ts'
import { snapshots } from './outreach/snapshots.ts'
import { targets } from './outreach/targets.ts'
import type { Operation } from './parts/operation.ts'
import { keys } from './people/keys.ts'
import { passkeys } from './people/passkeys.ts'
import { passwordReset } from './people/password-reset.ts'
import { people } from './people/people.ts'
import { profile } from './people/profile.ts'
import { roleOffers } from './people/role-offers.ts'
import { secondFactor } from './people/second-factor.ts'
import { session } from './people/session.ts'
import { sessions } from './people/sessions.ts'
import { setup } from './people/setup.ts'
import { calendar } from './publishing/calendar.ts'
import { calendarFeed } from './publishing/calendar-feed.ts'
import { posts } from './publishing/posts.ts'
import { seriesOperations } from './publishing/series.ts'
import { stops } from './publishing/stops.ts'
import { today } from './today.ts'
import { audit } from './watching/audit.ts'
import { health } from './watching/health.ts'
import { live } from './watching/live.ts'
import { notifications } from './watching/notifications.ts'
import { webhooks } from './watching/webhooks.ts'

/** Every operation, by resource. */
export const contract = {
  activities,
  audit,
  budget,
  calendar,
  calendarFeed,
  channels,
  closings,
  logImports,
  logWords,
  comments,
  connect,
  enquiries,
  exports,
  feeds,
  figures,
  metrics,
  handles,
  translations,
  health,
  holidays,
  imports,
  infographics,
  intendedPosts,
  keys,
  live,
  media,
  networks,
  news,
  notifications,
  offices,
  organisation,
  passkeys,
  passwordReset,
  people,
  profile,
  posts,
  presence,
  projects,
  roleOffers,
  secondFactor,
  secrets,
  series: seriesOperations,
  session,
  sessions,
  setup,
  snapshots,
  stops,
  targets,
  today,
  topics,
  uploads,
  webhooks,
}

/** Every operation, in one list. */
export const operations: readonly Operation[] = Object.values(contract).flatMap(resource =>
  Object.values<Operation>(resource),
)

type Contract = typeof contract
type AnyOperation = { [Name in keyof Contract]: Contract[Name][keyof Contract[Name]] }[keyof Contract]

/**
 * Each operation by its method and path, such as `GET /api/v1/news`: for callers that take types alone, so that a
 * bundle for browsers holds no schema.
 * @public
 */
export type Endpoints = {
  [Op in AnyOperation as Op extends Operation ? `${Op['method']} ${Op['path']}` : never]: Op
}
