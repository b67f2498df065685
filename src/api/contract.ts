import { activities } from './activities.ts'
import { audit } from './audit.ts'
import { budget } from './budget.ts'
import { calendar } from './calendar.ts'
import { calendarFeed } from './calendar-feed.ts'
import { channels } from './channels.ts'
import { comments } from './comments.ts'
import { connect } from './connect.ts'
import { enquiries } from './enquiries.ts'
import { feeds } from './feeds.ts'
import { handles } from './handles.ts'
import { health } from './health.ts'
import { holidays } from './holidays.ts'
import { imports } from './imports.ts'
import { infographics } from './infographics.ts'
import { intendedPosts } from './intended-posts.ts'
import { keys } from './keys.ts'
import { live } from './live.ts'
import { media } from './media.ts'
import { metrics } from './metrics.ts'
import { networks } from './networks.ts'
import { news } from './news.ts'
import { notifications } from './notifications.ts'
import { offices } from './offices.ts'
import { organisation } from './organisation.ts'
import type { Operation } from './parts/operation.ts'
import { passkeys } from './passkeys.ts'
import { passwordReset } from './password-reset.ts'
import { people } from './people.ts'
import { posts } from './posts.ts'
import { presence } from './presence.ts'
import { profile } from './profile.ts'
import { projects } from './projects.ts'
import { roleOffers } from './role-offers.ts'
import { secondFactor } from './second-factor.ts'
import { secrets } from './secrets.ts'
import { seriesOperations } from './series.ts'
import { session } from './session.ts'
import { sessions } from './sessions.ts'
import { setup } from './setup.ts'
import { snapshots } from './snapshots.ts'
import { stops } from './stops.ts'
import { today } from './today.ts'
import { topics } from './topics.ts'
import { uploads } from './uploads.ts'
import { webhooks } from './webhooks.ts'

/** Every operation, by resource. */
export const contract = {
  activities,
  audit,
  budget,
  calendar,
  calendarFeed,
  channels,
  comments,
  connect,
  enquiries,
  feeds,
  metrics,
  handles,
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
