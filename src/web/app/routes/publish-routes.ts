import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { calendarSearch } from '../../features/calendar/search.ts'
import { newItemSearch } from '../../features/item/search.ts'
import { newsListSearch } from '../../features/news/search.ts'
import { itemPostsSearch } from '../../features/posts/search.ts'
import { queueSearch } from '../../features/queue/search.ts'
import { itemQuery } from '../../shared/item/item.ts'
import { withWords } from '../languages/i18n.ts'
import { frameRoute } from './frame-route.ts'

const getParentRoute = () => frameRoute

const todayRoute = createRoute({
  getParentRoute,
  path: '/',
  component: lazyRouteComponent(
    () => withWords('today', import('../../features/today/routes/Today.tsx')),
    'Today',
  ),
})

const newsRoute = createRoute({
  getParentRoute,
  path: '/news',
  validateSearch: newsListSearch,
  component: lazyRouteComponent(
    () => withWords('news', import('../../features/news/routes/NewsList.tsx')),
    'NewsList',
  ),
})
const newsImportRoute = createRoute({
  getParentRoute,
  path: '/news/import',
  component: lazyRouteComponent(
    () => withWords('news', import('../../features/news/routes/NewsImport.tsx')),
    'NewsImport',
  ),
})
const newItemRoute = createRoute({
  getParentRoute,
  path: '/news/new',
  validateSearch: newItemSearch,
  component: lazyRouteComponent(
    () => withWords('item', import('../../features/item/routes/NewItem.tsx')),
    'NewItem',
  ),
})

/** The head of an item with its tabs; the tabs are its children. */
const itemRoute = createRoute({
  getParentRoute,
  path: '/news/$id',
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(itemQuery(id)),
  component: lazyRouteComponent(
    () => withWords('item', import('../../features/item/routes/Item.tsx')),
    'Item',
  ),
})
const itemTextRoute = createRoute({
  getParentRoute: () => itemRoute,
  path: '/',
  component: lazyRouteComponent(
    () => withWords('item', import('../../features/item/routes/ItemText.tsx')),
    'ItemText',
  ),
})
const itemPostsRoute = createRoute({
  getParentRoute: () => itemRoute,
  path: '/posts',
  validateSearch: itemPostsSearch,
  component: lazyRouteComponent(
    () => withWords('posts', import('../../features/posts/routes/ItemPosts.tsx')),
    'ItemPosts',
  ),
})
const itemCommentsRoute = createRoute({
  getParentRoute: () => itemRoute,
  path: '/comments',
  component: lazyRouteComponent(
    () => withWords('item', import('../../features/item/routes/ItemComments.tsx')),
    'ItemComments',
  ),
})
const itemHistoryRoute = createRoute({
  getParentRoute: () => itemRoute,
  path: '/history',
  component: lazyRouteComponent(
    () => withWords('item', import('../../features/item/routes/ItemHistory.tsx')),
    'ItemHistory',
  ),
})

const reviewRoute = createRoute({
  getParentRoute,
  path: '/review',
  component: lazyRouteComponent(
    () => withWords('review', import('../../features/review/routes/ReviewList.tsx')),
    'ReviewList',
  ),
})
const reviewItemRoute = createRoute({
  getParentRoute,
  path: '/review/$id',
  component: lazyRouteComponent(
    () => withWords('review', import('../../features/review/routes/ReviewItem.tsx')),
    'ReviewItem',
  ),
})
const calendarRoute = createRoute({
  getParentRoute,
  path: '/calendar',
  validateSearch: calendarSearch,
  component: lazyRouteComponent(
    () => withWords('calendar', import('../../features/calendar/routes/Calendar.tsx')),
    'Calendar',
  ),
})
const seriesListRoute = createRoute({
  getParentRoute,
  path: '/series',
  component: lazyRouteComponent(
    () => withWords('posts', import('../../features/posts/routes/SeriesList.tsx')),
    'SeriesList',
  ),
})
const oneSeriesRoute = createRoute({
  getParentRoute,
  path: '/series/$id',
  component: lazyRouteComponent(
    () => withWords('posts', import('../../features/posts/routes/OneSeries.tsx')),
    'OneSeries',
  ),
})
const queueRoute = createRoute({
  getParentRoute,
  path: '/queue',
  validateSearch: queueSearch,
  component: lazyRouteComponent(
    () => withWords('queue', import('../../features/queue/routes/Queue.tsx')),
    'Queue',
  ),
})
const queuePostRoute = createRoute({
  getParentRoute,
  path: '/queue/$postId',
  component: lazyRouteComponent(
    () => withWords('queue', import('../../features/queue/routes/QueuePost.tsx')),
    'QueuePost',
  ),
})

export const publishRoutes = [
  todayRoute,
  newsRoute,
  newsImportRoute,
  newItemRoute,
  itemRoute.addChildren([itemTextRoute, itemPostsRoute, itemCommentsRoute, itemHistoryRoute]),
  reviewRoute,
  reviewItemRoute,
  calendarRoute,
  seriesListRoute,
  oneSeriesRoute,
  queueRoute,
  queuePostRoute,
] as const
