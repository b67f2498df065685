import type { Addable, DefinitionBreak, Indicator } from './indicator.ts'

const overEverything: readonly Addable[] = ['post', 'channel', 'office', 'month', 'kind', 'topic']

/** Meta, blog of 2025-08-15 (developers.facebook.com). */
const viewsOnFacebook: DefinitionBreak = {
  network: 'facebook',
  on: '2025-11-15',
  from: 'post_impressions',
  to: 'post_media_view',
  note: 'Facebook replaced impressions by views: the two count differently.',
}

/** What most indicators are; each says where it differs. */
const count = {
  version: 1,
  unit: 'count',
  people: false,
  better: 'up',
  leastBase: 20,
  breaks: [],
} as const

const ofTheLog = { ...count, source: 'log', over: 'the local days of the period' } as const
const ofPosts = {
  ...count,
  source: 'posts',
  over: 'posts published in the period, up to the extraction',
} as const

/** Every indicator, by its id. CONTRIBUTING.md lists what a new one takes. */
export const indicators = {
  enquiries: {
    ...ofTheLog,
    level: 'out-take',
    counted: 'questions that reached the office',
    of: 'the enquiry log; each counts once, under its main topic',
    addableOver: overEverything,
    people: true,
  },
  'enquiries-answered-share': {
    ...ofTheLog,
    level: 'output',
    unit: 'percent',
    counted: 'enquiries answered or referred',
    of: 'enquiries whose outcome was noted',
    addableOver: [],
    numerator: 'enquiries answered or referred',
    denominator: 'enquiries whose outcome was noted',
  },
  'enquiries-referred': {
    ...ofTheLog,
    level: 'out-take',
    counted: 'enquiries that were referred to another service',
    of: 'the enquiry log, where outcomes were noted',
    addableOver: overEverything,
    people: true,
  },
  activities: {
    ...ofTheLog,
    level: 'activity',
    counted: 'activities held',
    of: 'the activity log',
    addableOver: overEverything,
  },
  participants: {
    ...ofTheLog,
    level: 'output',
    counted: 'people counted at activities; someone who comes twice counts twice',
    of: 'the activity log, without estimated audiences',
    addableOver: overEverything,
    people: true,
  },
  'women-share': {
    ...ofTheLog,
    level: 'output',
    unit: 'percent',
    counted: 'women among participants',
    of: 'participants whose sex was noted',
    addableOver: [],
    better: 'neither',
    numerator: 'participants noted as women',
    denominator: 'participants noted as women or men',
  },
  broadcasts: {
    ...ofTheLog,
    level: 'activity',
    counted: 'activities with an estimated audience, such as radio and television programmes',
    of: 'the activity log',
    addableOver: overEverything,
  },
  'audience-estimate': {
    ...ofTheLog,
    level: 'output',
    counted:
      "the organisers' or broadcasters' own estimates of their audience; the same people may be in several",
    of: 'the activity log',
    addableOver: [],
  },
  materials: {
    ...ofTheLog,
    level: 'output',
    counted: 'leaflets, cards and booklets handed out',
    of: 'the activity log',
    addableOver: overEverything,
  },
  referrals: {
    ...ofTheLog,
    level: 'output',
    counted: 'people referred to another service at activities',
    of: 'the activity log',
    addableOver: overEverything,
    people: true,
  },
  'quiz-gain': {
    ...ofTheLog,
    level: 'out-take',
    unit: 'points',
    counted: 'how much the mean quiz result rose from before an activity to after it',
    of: 'activities with both results, each weighed by the people who took the quiz',
    addableOver: [],
    denominator: 'people who took the quiz',
  },
  satisfaction: {
    ...ofTheLog,
    level: 'out-take',
    unit: 'percent',
    counted: 'people satisfied with an activity',
    of: 'people who were asked',
    addableOver: [],
    numerator: 'people satisfied',
    denominator: 'people asked',
  },
  posts: {
    ...ofPosts,
    level: 'activity',
    counted: 'posts published; a thread counts once',
    of: 'posts that the network confirmed',
    over: 'the local days of publication',
    addableOver: overEverything,
  },
  views: {
    ...ofPosts,
    version: 2,
    level: 'output',
    counted:
      'times posts were shown, as each network counts them: impression_count on X, post_media_view on Facebook; of a thread its first part',
    of: 'the newest sample of each post',
    addableOver: overEverything,
    breaks: [viewsOnFacebook],
  },
  'views-7d': {
    ...ofPosts,
    level: 'output',
    counted: 'the same in the first seven days of each post',
    of: 'samples taken within a quarter of seven days after publication',
    over: 'posts published in the period',
    addableOver: overEverything,
    breaks: [viewsOnFacebook],
  },
  engagements: {
    ...ofPosts,
    level: 'out-take',
    counted: 'likes, reposts and replies on X; reactions, comments and shares on Facebook',
    of: 'the newest sample of each part of each post',
    addableOver: overEverything,
  },
  'engagement-rate': {
    ...ofPosts,
    version: 2,
    level: 'out-take',
    unit: 'percent',
    counted: 'engagements in a hundred views',
    of: 'posts for which both were read',
    addableOver: [],
    numerator: 'engagements of the same posts',
    denominator: 'views of the same posts',
    breaks: [viewsOnFacebook],
  },
  'link-clicks': {
    ...ofPosts,
    level: 'out-take',
    counted: 'clicks on the links of posts',
    of: 'the newest sample of each part of each post',
    addableOver: overEverything,
  },
  reach: {
    ...ofPosts,
    level: 'output',
    counted:
      'unique people who saw one post, as the network counts them: post_total_media_view_unique on Facebook',
    of: 'the newest sample of one post',
    over: 'one post only',
    addableOver: [],
  },
  followers: {
    ...count,
    source: 'channels',
    level: 'output',
    counted: 'followers of the channels; someone who follows two counts twice',
    of: 'the last value of each channel in the period',
    over: 'the last day of the period with a value',
    addableOver: ['channel', 'office'],
  },
  'followers-change': {
    ...count,
    source: 'channels',
    level: 'output',
    counted: 'followers gained, less those lost',
    of: 'channels with a value before the period, or early in it, and one at its end',
    over: 'the local days of the period',
    addableOver: ['channel', 'office', 'month'],
  },
} as const satisfies Record<string, Indicator>

export type IndicatorId = keyof typeof indicators

export const indicatorIds: readonly IndicatorId[] = Object.keys(indicators).filter(isIndicator)

export function isIndicator(id: string): id is IndicatorId {
  return Object.hasOwn(indicators, id)
}

/** The indicator by its id, in its full shape. */
export function indicatorOf(id: IndicatorId): Indicator {
  return indicators[id]
}

/** Whether its values over offices and months make one value. */
export function isSummable(id: IndicatorId): boolean {
  const { addableOver } = indicatorOf(id)
  return addableOver.includes('office') && addableOver.includes('month')
}
