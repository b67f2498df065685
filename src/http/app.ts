import Fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { Registry } from 'prom-client'
import { newId } from '../core/ids.ts'
import { addAppFiles } from './app-files/app-files.ts'
import { watchAppForPages } from './app-files/app-for-pages.ts'
import { watchBuiltApp } from './app-files/built-app.ts'
import type { App, AppDeps } from './deps.ts'
import { addAccountPages } from './page-routes/account.ts'
import { addCalendarFeedPage } from './page-routes/calendar-feed.ts'
import { addConnectPages } from './page-routes/connect.ts'
import { addPages } from './page-routes/entry.ts'
import { addForgotPages } from './page-routes/forgot.ts'
import { addLookPage } from './page-routes/look.ts'
import { addPageFiles } from './page-routes/page-files.ts'
import { addPasskeyPages } from './page-routes/passkeys.ts'
import { addSignInPages } from './page-routes/sign-in.ts'
import { addActor, addDoors } from './plugins/caller/actor.ts'
import { addKnownOffices } from './plugins/caller/known-offices.ts'
import { addOwnHost } from './plugins/caller/own-host.ts'
import { addViews } from './plugins/caller/view.ts'
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
import { addChannelRoutes } from './routes/channels/channels.ts'
import { addConnectRoutes } from './routes/channels/connect.ts'
import { addNetworkRoutes } from './routes/channels/networks.ts'
import { addSecretRoutes } from './routes/channels/secrets.ts'
import { addCommentRoutes } from './routes/news/comments.ts'
import { addFeedRoutes } from './routes/news/feeds.ts'
import { addImportRoutes } from './routes/news/imports.ts'
import { addIntendedPostRoutes } from './routes/news/intended-posts.ts'
import { addMediaRoutes } from './routes/news/media.ts'
import { addNewsRoutes } from './routes/news/news.ts'
import { addPresenceRoutes } from './routes/news/presence.ts'
import { addUploadRoutes } from './routes/news/uploads.ts'
import { addBudgetRoutes } from './routes/offices/budget.ts'
import { addHandleRoutes } from './routes/offices/handles.ts'
import { addHolidayRoutes } from './routes/offices/holidays.ts'
import { addOfficeRoutes } from './routes/offices/offices.ts'
import { addOrganisationRoutes } from './routes/offices/organisation.ts'
import { addProjectRoutes } from './routes/offices/projects.ts'
import { addTopicRoutes } from './routes/offices/topics.ts'
import { addTranslationRoutes } from './routes/offices/translations.ts'
import { addActivityRoutes } from './routes/outreach/activities.ts'
import { addClosingRoutes } from './routes/outreach/closings.ts'
import { addEnquiryRoutes } from './routes/outreach/enquiries.ts'
import { addExportRoutes } from './routes/outreach/exports.ts'
import { addFigureRoutes } from './routes/outreach/figures.ts'
import { addInfographicRoutes } from './routes/outreach/infographics.ts'
import { addLogImportRoutes } from './routes/outreach/log-imports.ts'
import { addLogWordRoutes } from './routes/outreach/log-words.ts'
import { addMetricRoutes } from './routes/outreach/metrics.ts'
import { addSnapshotRoutes } from './routes/outreach/snapshots.ts'
import { addTargetRoutes } from './routes/outreach/targets.ts'
import { addKeyRoutes } from './routes/people/keys.ts'
import { addPasskeyRoutes } from './routes/people/passkeys.ts'
import { addPasswordResetRoutes } from './routes/people/password-reset.ts'
import { addPeopleRoutes } from './routes/people/people.ts'
import { addProfileRoutes } from './routes/people/profile.ts'
import { addRoleOfferRoutes } from './routes/people/role-offers.ts'
import { addSecondFactorRoutes } from './routes/people/second-factor.ts'
import { addSessionRoutes } from './routes/people/session.ts'
import { addSessionListRoutes } from './routes/people/sessions.ts'
import { addSetupRoutes } from './routes/people/setup.ts'
import { addCalendarRoutes } from './routes/publishing/calendar.ts'
import { addCalendarFeedRoutes } from './routes/publishing/calendar-feed.ts'
import { addPostRoutes } from './routes/publishing/posts.ts'
import { addSeriesRoutes } from './routes/publishing/series.ts'
import { addStopRoutes } from './routes/publishing/stops.ts'
import { addTodayRoutes } from './routes/today.ts'
import { addAuditRoutes } from './routes/watching/audit.ts'
import { addHealthRoutes } from './routes/watching/health.ts'
import { addLiveRoutes } from './routes/watching/live.ts'
import { addNotificationRoutes } from './routes/watching/notifications.ts'
import { addWebhookRoutes } from './routes/watching/webhooks.ts'

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
  const builtApp = watchBuiltApp(deps.webDirectory)
  const forPages = watchAppForPages(builtApp)
  addLogContext(app)
  addProblems(app)
  await addSecurityHeaders(app, deps)
  addOwnHost(app, deps)
  addForms(app)
  addAdmission(app)
  addAccessLog(app, deps, registry)
  addActor(app, deps)
  addViews(app, deps, forPages)
  await addRequestLimits(app, deps)
  addDoors(app, deps)
  addReadableText(app)
  addKnownOffices(app, deps)
  addProcessorBudget(app)
  addIdempotency(app, deps)
  await addOpenApi(app, deps)
  addPrometheus(app, deps, registry)
  addAppFiles(app, deps, builtApp)
  addPages(app, deps)
  addPageFiles(app, forPages)
  addLookPage(app, deps)
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
  addTranslationRoutes(app, deps)
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
  addClosingRoutes(app, deps)
  addLogImportRoutes(app, deps)
  addLogWordRoutes(app, deps)
  addEnquiryRoutes(app, deps)
  addSnapshotRoutes(app, deps)
  addInfographicRoutes(app, deps)
  addMetricRoutes(app, deps)
  addFigureRoutes(app, deps)
  addTargetRoutes(app, deps)
  addExportRoutes(app, deps)
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
