import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { logSearch } from '../../features/log/search.ts'
import { withWords } from '../languages/i18n.ts'
import { frameRoute } from './frame-route.ts'

const getParentRoute = () => frameRoute

const logRoute = createRoute({
  getParentRoute,
  path: '/log',
  validateSearch: logSearch,
  component: lazyRouteComponent(() => withWords('log', import('../../features/log/routes/Log.tsx')), 'Log'),
})
const logActivityRoute = createRoute({
  getParentRoute,
  path: '/log/activity',
  component: lazyRouteComponent(
    () => withWords('log', import('../../features/log/routes/LogActivity.tsx')),
    'LogActivity',
  ),
})
const logEnquiriesRoute = createRoute({
  getParentRoute,
  path: '/log/enquiries',
  component: lazyRouteComponent(
    () => withWords('log', import('../../features/log/routes/LogEnquiries.tsx')),
    'LogEnquiries',
  ),
})
const logImportRoute = createRoute({
  getParentRoute,
  path: '/log/import',
  component: lazyRouteComponent(
    () => withWords('log', import('../../features/log/routes/LogImport.tsx')),
    'LogImport',
  ),
})
const logEntryRoute = createRoute({
  getParentRoute,
  path: '/log/$list/$id',
  component: lazyRouteComponent(
    () => withWords('log', import('../../features/log/routes/LogEntry.tsx')),
    'LogEntry',
  ),
})

export const outreachRoutes = [
  logRoute,
  logActivityRoute,
  logEnquiriesRoute,
  logImportRoute,
  logEntryRoute,
] as const
