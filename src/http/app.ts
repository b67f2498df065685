import Fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { Registry } from 'prom-client'
import { newId } from '../core/ids.ts'
import type { App, AppDeps } from './deps.ts'
import { addAccountPages } from './page-routes/account.ts'
import { addCalendarFeedPage } from './page-routes/calendar-feed.ts'
import { addConnectPages } from './page-routes/connect.ts'
import { addPages } from './page-routes/entry.ts'
import { addForgotPages } from './page-routes/forgot.ts'
import { addPasskeyPages } from './page-routes/passkeys.ts'
import { addSignInPages } from './page-routes/sign-in.ts'
import { addActor, addDoors } from './plugins/caller/actor.ts'
import { addKnownOffices } from './plugins/caller/known-offices.ts'
import { addOwnHost } from './plugins/caller/own-host.ts'
import { addOpenApi } from './plugins/describing/openapi.ts'
import { addIdempotency } from './plugins/idempotency.ts'
import { addAdmission } from './plugins/limits/admission.ts'
import { addProcessorBudget } from './plugins/limits/processor-budget.ts'
import { addReadableText } from './plugins/limits/readable-text.ts'
import { addRequestLimits } from './plugins/limits/request-limits.ts'
import { addProblems } from './plugins/problems.ts'
import { addSecurityHeaders } from './plugins/security-headers.ts'
import { addAccessLog } from './plugins/watching/access-log.ts'
import { addLogContext } from './plugins/watching/log-context.ts'
import { addPrometheus } from './plugins/watching/prometheus.ts'
import { addActivityRoutes } from './routes/activities.ts'
import { addAuditRoutes } from './routes/audit.ts'
import { addBudgetRoutes } from './routes/budget.ts'
import { addCalendarRoutes } from './routes/calendar.ts'
import { addCalendarFeedRoutes } from './routes/calendar-feed.ts'
import { addChannelRoutes } from './routes/channels.ts'
import { addCommentRoutes } from './routes/comments.ts'
import { addConnectRoutes } from './routes/connect.ts'
import { addEnquiryRoutes } from './routes/enquiries.ts'
import { addFeedRoutes } from './routes/feeds.ts'
import { addHandleRoutes } from './routes/handles.ts'
import { addHealthRoutes } from './routes/health.ts'
import { addHolidayRoutes } from './routes/holidays.ts'
import { addImportRoutes } from './routes/imports.ts'
import { addInfographicRoutes } from './routes/infographics.ts'
import { addIntendedPostRoutes } from './routes/intended-posts.ts'
import { addKeyRoutes } from './routes/keys.ts'
import { addLiveRoutes } from './routes/live.ts'
import { addMediaRoutes } from './routes/media.ts'
import { addMetricRoutes } from './routes/metrics.ts'
import { addNetworkRoutes } from './routes/networks.ts'
import { addNewsRoutes } from './routes/news.ts'
import { addNotificationRoutes } from './routes/notifications.ts'
import { addOfficeRoutes } from './routes/offices.ts'
import { addOrganisationRoutes } from './routes/organisation.ts'
import { addPasskeyRoutes } from './routes/passkeys.ts'
import { addPasswordResetRoutes } from './routes/password-reset.ts'
import { addPeopleRoutes } from './routes/people.ts'
import { addPostRoutes } from './routes/posts.ts'
import { addPresenceRoutes } from './routes/presence.ts'
import { addProfileRoutes } from './routes/profile.ts'
import { addProjectRoutes } from './routes/projects.ts'
import { addRoleOfferRoutes } from './routes/role-offers.ts'
import { addSecondFactorRoutes } from './routes/second-factor.ts'
import { addSecretRoutes } from './routes/secrets.ts'
import { addSeriesRoutes } from './routes/series.ts'
import { addSessionRoutes } from './routes/session.ts'
import { addSessionListRoutes } from './routes/sessions.ts'
import { addSetupRoutes } from './routes/setup.ts'
import { addSnapshotRoutes } from './routes/snapshots.ts'
import { addStopRoutes } from './routes/stops.ts'
import { addTodayRoutes } from './routes/today.ts'
import { addTopicRoutes } from './routes/topics.ts'
import { addUploadRoutes } from './routes/uploads.ts'
import { addWebhookRoutes } from './routes/webhooks.ts'

export type { AppDeps } from './deps.ts'

/** Bodies are small, but for imports, which say so themselves. */
const bodyLimit = 256 * 1024

/** The web server, ready to listen. Closing it leaves the database and the queue open. */
export async function createApp(deps: AppDeps): Promise<App> {
  const log: FastifyBaseLogger = deps.log
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    // The request id stands in every line by the context of the log.
    childLoggerFactory: logger => logger,
    bodyLimit,
    trustProxy: deps.trustedProxies ? [...deps.trustedProxies] : false,
    requestTimeout: 60_000,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  const registry = new Registry()
  addLogContext(app)
  addProblems(app)
  await addSecurityHeaders(app, deps)
  addOwnHost(app, deps)
  addForms(app)
  addAdmission(app)
  addAccessLog(app, deps, registry)
  addActor(app, deps)
  await addRequestLimits(app, deps)
  addDoors(app, deps)
  addReadableText(app)
  addKnownOffices(app, deps)
  addProcessorBudget(app)
  addIdempotency(app, deps)
  await addOpenApi(app, deps)
  addPrometheus(app, deps, registry)
  addPages(app, deps)
  addSignInPages(app, deps)
  addForgotPages(app, deps)
  addAccountPages(app, deps)
  addPasskeyPages(app, deps)
  addConnectPages(app, deps)
  addCalendarFeedPage(app, deps)
  addHealthRoutes(app, deps)
  addTodayRoutes(app, deps)
  addLiveRoutes(app, deps)
  addSeriesRoutes(app, deps)
  addSessionRoutes(app, deps)
  addSessionListRoutes(app, deps)
  addSecondFactorRoutes(app, deps)
  addPasskeyRoutes(app, deps)
  addPasswordResetRoutes(app, deps)
  addPeopleRoutes(app, deps)
  addProfileRoutes(app, deps)
  addRoleOfferRoutes(app, deps)
  addKeyRoutes(app, deps)
  addSetupRoutes(app, deps)
  addOrganisationRoutes(app, deps)
  addOfficeRoutes(app, deps)
  addHolidayRoutes(app, deps)
  addProjectRoutes(app, deps)
  addTopicRoutes(app, deps)
  addHandleRoutes(app, deps)
  addChannelRoutes(app, deps)
  addBudgetRoutes(app, deps)
  addNetworkRoutes(app, deps)
  addConnectRoutes(app, deps)
  addNewsRoutes(app, deps)
  addCommentRoutes(app, deps)
  addImportRoutes(app, deps)
  addPresenceRoutes(app, deps)
  addFeedRoutes(app, deps)
  addMediaRoutes(app, deps)
  addUploadRoutes(app, deps)
  addIntendedPostRoutes(app, deps)
  addPostRoutes(app, deps)
  addCalendarRoutes(app, deps)
  addCalendarFeedRoutes(app, deps)
  addWebhookRoutes(app, deps)
  addStopRoutes(app, deps)
  addActivityRoutes(app, deps)
  addEnquiryRoutes(app, deps)
  addSnapshotRoutes(app, deps)
  addInfographicRoutes(app, deps)
  addMetricRoutes(app, deps)
  addNotificationRoutes(app, deps)
  addSecretRoutes(app, deps)
  addAuditRoutes(app, deps)
  return app
}

/** Forms of our own pages. */
function addForms(app: App): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 8 * 1024 },
    (_request, body, done) => done(null, fieldsOf(String(body))),
  )
}

/** A name that stands several times, as ticked boxes do, has all its values. */
function fieldsOf(form: string): Record<string, unknown> {
  const fields = new URLSearchParams(form)
  const names = [...new Set(fields.keys())]
  return Object.fromEntries(
    names.map(name => {
      const values = fields.getAll(name)
      return [name, values.length === 1 ? values[0] : values]
    }),
  )
}
