/** What the sources count, by name; null where nothing was noted or read. Each source fills in its own. */
export interface Counted {
  enquiries?: number | null
  enquiriesAnswered?: number | null
  enquiriesReferred?: number | null
  enquiriesWithOutcome?: number | null
  activities?: number | null
  broadcasts?: number | null
  materials?: number | null
  referrals?: number | null
  /** People who took the quiz, and their means times their number. */
  quizPeople?: number | null
  quizBefore?: number | null
  quizAfter?: number | null
  asked?: number | null
  satisfied?: number | null
  participants?: number | null
  women?: number | null
  sexNoted?: number | null
  posts?: number | null
  views?: number | null
  postsWithViews?: number | null
  views7d?: number | null
  postsWithViews7d?: number | null
  engagements?: number | null
  postsWithEngagements?: number | null
  linkClicks?: number | null
  postsWithLinkClicks?: number | null
  /** Both numbers of the engagement rate, over the posts for which both were read. */
  rateEngagements?: number | null
  rateViews?: number | null
  followers?: number | null
  followersChange?: number | null
  channels?: number | null
  channelsWithFollowers?: number | null
  channelsWithChange?: number | null
}

/** What a figure can be divided by. */
export type Dimension =
  | 'office'
  | 'month'
  | 'project'
  | 'language'
  | 'contactMethod'
  | 'topic'
  | 'outcome'
  | 'kind'
  | 'sex'
  | 'age'
  | 'place'
  | 'partner'
  | 'network'
  | 'channel'

/** One row of a division: a key for each dimension, in their order; null where it was not noted. */
export interface CountedRow extends Counted {
  keys: (string | null)[]
}
