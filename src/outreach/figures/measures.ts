import type { IndicatorId } from '../../indicators/registry.ts'
import { percentOf } from '../../indicators/sums.ts'
import type { Counted } from './sources/counted.ts'

export type SourceName = 'enquiries' | 'activities' | 'posts' | 'channels'

export interface Measured {
  /** Null: not known, and never a zero. */
  value: number | null
  numerator?: number | null
  denominator?: number | null
  /** Of how many posts or channels it was read, and of how many there are. */
  coverage?: { measured: number; published: number }
}

/** How an indicator is worked out of what its source counted. */
export interface Measure {
  source: SourceName
  of(counted: Counted): Measured
}

const enquiries = { source: 'enquiries' } as const
const activities = { source: 'activities' } as const
const posts = { source: 'posts' } as const
const channels = { source: 'channels' } as const

export const measures: Readonly<Record<IndicatorId, Measure>> = {
  enquiries: { ...enquiries, of: ({ enquiries: value = null }) => ({ value }) },
  'enquiries-answered-share': {
    ...enquiries,
    of: counted => share(counted.enquiriesAnswered ?? null, counted.enquiriesWithOutcome ?? null),
  },
  // Unknown where no outcome was noted; zero where there was no enquiry.
  'enquiries-referred': {
    ...enquiries,
    of: ({ enquiries: all = null, enquiriesWithOutcome: noted = null, enquiriesReferred: value = null }) => ({
      value: all === 0 ? 0 : noted ? value : null,
    }),
  },
  activities: { ...activities, of: ({ activities: value = null }) => ({ value }) },
  participants: { ...activities, of: ({ participants: value = null }) => ({ value }) },
  'women-share': { ...activities, of: counted => share(counted.women ?? null, counted.sexNoted ?? null) },
  broadcasts: { ...activities, of: ({ broadcasts: value = null }) => ({ value }) },
  // Entry by entry only: `rows` lists them.
  'audience-estimate': { ...activities, of: () => ({ value: null }) },
  materials: { ...activities, of: ({ materials: value = null }) => ({ value }) },
  referrals: { ...activities, of: ({ referrals: value = null }) => ({ value }) },
  'quiz-gain': {
    ...activities,
    of({ quizPeople = null, quizBefore = null, quizAfter = null }) {
      if (!quizPeople || quizBefore === null || quizAfter === null)
        return { value: null, denominator: quizPeople }
      return { value: (quizAfter - quizBefore) / quizPeople, denominator: quizPeople }
    },
  },
  satisfaction: { ...activities, of: counted => share(counted.satisfied ?? null, counted.asked ?? null) },
  posts: { ...posts, of: ({ posts: value }) => ({ value: value ?? 0 }) },
  views: { ...posts, of: counted => ofPosts(counted, counted.views, counted.postsWithViews) },
  'views-7d': { ...posts, of: counted => ofPosts(counted, counted.views7d, counted.postsWithViews7d) },
  engagements: {
    ...posts,
    of: counted => ofPosts(counted, counted.engagements, counted.postsWithEngagements),
  },
  'engagement-rate': {
    ...posts,
    of: counted => share(counted.rateEngagements ?? null, counted.rateViews ?? null),
  },
  'link-clicks': {
    ...posts,
    of: counted => ofPosts(counted, counted.linkClicks, counted.postsWithLinkClicks),
  },
  // Post by post only: `rows` lists them.
  reach: { ...posts, of: () => ({ value: null }) },
  followers: {
    ...channels,
    of: counted => ofChannels(counted, counted.followers, counted.channelsWithFollowers),
  },
  'followers-change': {
    ...channels,
    of: counted => ofChannels(counted, counted.followersChange, counted.channelsWithChange),
  },
}

/** A share of which the part is nothing where the whole was noted and the part was not. */
function share(numerator: number | null, denominator: number | null): Measured {
  const part = denominator === null ? null : (numerator ?? 0)
  return { value: percentOf(part, denominator), numerator: part, denominator }
}

function ofPosts({ posts = 0 }: Counted, value: number | null = null, measured: number | null = 0): Measured {
  return { value, coverage: { measured: measured ?? 0, published: posts ?? 0 } }
}

function ofChannels(
  { channels: all = 0 }: Counted,
  value: number | null = null,
  measured: number | null = 0,
): Measured {
  return { value, coverage: { measured: measured ?? 0, published: all ?? 0 } }
}
