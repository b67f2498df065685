import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { channelsSearch } from '../../features/channels/search.ts'
import { auditSearch, logWordsSearch, openSearch, peopleSearch } from '../../features/settings/search.ts'
import { NoSuchPage } from '../frame/NoSuchPage.tsx'
import { withAllWords, withWords } from '../languages/i18n.ts'
import { frameRoute } from './frame-route.ts'

const getParentRoute = () => frameRoute

const channelsRoute = createRoute({
  getParentRoute,
  path: '/channels',
  validateSearch: channelsSearch,
  component: lazyRouteComponent(
    () => withWords('channels', import('../../features/channels/routes/Channels.tsx')),
    'Channels',
  ),
})
const channelRoute = createRoute({
  getParentRoute,
  path: '/channels/$id',
  component: lazyRouteComponent(
    () => withWords('channels', import('../../features/channels/routes/Channel.tsx')),
    'Channel',
  ),
})

/** The list of what can be set up, beside the page that is open. */
const settingsRoute = createRoute({
  getParentRoute,
  path: '/settings',
  component: lazyRouteComponent(
    () => withWords('settings', import('../../features/settings/routes/Settings.tsx')),
    'Settings',
  ),
})
const inSettings = () => settingsRoute
const officesRoute = createRoute({
  getParentRoute: inSettings,
  path: '/offices',
  validateSearch: openSearch,
  component: lazyRouteComponent(
    () => withWords('settings', import('../../features/settings/routes/OfficesSettings.tsx')),
    'OfficesSettings',
  ),
})
const officeRoute = createRoute({
  getParentRoute: inSettings,
  path: '/offices/$id',
  component: lazyRouteComponent(
    () => withWords('settings', import('../../features/settings/routes/OfficeSettings.tsx')),
    'OfficeSettings',
  ),
})
const peopleRoute = createRoute({
  getParentRoute: inSettings,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(
    () => withWords('settings', import('../../features/settings/routes/PeopleSettings.tsx')),
    'PeopleSettings',
  ),
})
const projectsRoute = createRoute({
  getParentRoute: inSettings,
  path: '/projects',
  validateSearch: openSearch,
  component: lazyRouteComponent(
    () => withWords('settings', import('../../features/settings/routes/ProjectsSettings.tsx')),
    'ProjectsSettings',
  ),
})
const topicsRoute = createRoute({
  getParentRoute: inSettings,
  path: '/topics',
  validateSearch: openSearch,
  component: lazyRouteComponent(
    () => withWords('settings', import('../../features/settings/routes/TopicsSettings.tsx')),
    'TopicsSettings',
  ),
})
const logWordsRoute = createRoute({
  getParentRoute: inSettings,
  path: '/log',
  validateSearch: logWordsSearch,
  component: lazyRouteComponent(
    () => withWords('logWords', import('../../features/settings/routes/LogWordsSettings.tsx')),
    'LogWordsSettings',
  ),
})
const handlesRoute = createRoute({
  getParentRoute: inSettings,
  path: '/handles',
  component: lazyRouteComponent(
    () => withWords('settings', import('../../features/settings/routes/HandlesSettings.tsx')),
    'HandlesSettings',
  ),
})
const feedsRoute = createRoute({
  getParentRoute: inSettings,
  path: '/feeds',
  validateSearch: openSearch,
  component: lazyRouteComponent(
    () => withWords('settings', import('../../features/settings/routes/FeedsSettings.tsx')),
    'FeedsSettings',
  ),
})
const webhooksRoute = createRoute({
  getParentRoute: inSettings,
  path: '/webhooks',
  validateSearch: openSearch,
  component: lazyRouteComponent(
    () => withWords('settings', import('../../features/settings/routes/WebhooksSettings.tsx')),
    'WebhooksSettings',
  ),
})
const budgetRoute = createRoute({
  getParentRoute: inSettings,
  path: '/budget',
  component: lazyRouteComponent(
    () => withWords('settings', import('../../features/settings/routes/BudgetSettings.tsx')),
    'BudgetSettings',
  ),
})
const auditRoute = createRoute({
  getParentRoute: inSettings,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(
    () => withWords('settings', import('../../features/settings/routes/AuditSettings.tsx')),
    'AuditSettings',
  ),
})
const translationsRoute = createRoute({
  getParentRoute: inSettings,
  path: '/translations',
  component: lazyRouteComponent(
    () => withAllWords(import('../../features/settings/routes/TranslationsSettings.tsx')),
    'TranslationsSettings',
  ),
})

const meRoute = createRoute({
  getParentRoute,
  path: '/me',
  component: lazyRouteComponent(() => withWords('me', import('../../features/me/routes/Me.tsx')), 'Me'),
})
/** Every other address, in the frame. */
const otherRoute = createRoute({ getParentRoute, path: '$', component: NoSuchPage })
const moreRoute = createRoute({
  getParentRoute,
  path: '/more',
  component: lazyRouteComponent(() => import('../frame/More.tsx'), 'More'),
})

export const setUpRoutes = [
  channelsRoute,
  channelRoute,
  settingsRoute.addChildren([
    officesRoute,
    officeRoute,
    peopleRoute,
    projectsRoute,
    topicsRoute,
    logWordsRoute,
    handlesRoute,
    feedsRoute,
    webhooksRoute,
    budgetRoute,
    auditRoute,
    translationsRoute,
  ]),
  meRoute,
  moreRoute,
  otherRoute,
] as const
