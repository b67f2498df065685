import type { Question } from './answer.ts'

/** What each view of the figures asks. */
export const views = {
  overview: [
    { indicator: 'enquiries', by: [['month'], ['office']] },
    { indicator: 'participants', by: [['month'], ['office']] },
    { indicator: 'women-share' },
    { indicator: 'activities', by: [['month'], ['office']] },
    { indicator: 'posts', by: [['month'], ['office']] },
    { indicator: 'views', by: [['month'], ['office']] },
    { indicator: 'engagement-rate', by: [['month']] },
    { indicator: 'followers', by: [['network']] },
  ],
  enquiries: [
    {
      indicator: 'enquiries',
      by: [
        ['contactMethod'],
        ['topic'],
        ['contactMethod', 'topic'],
        ['language'],
        ['outcome'],
        ['sex'],
        ['office'],
        ['office', 'contactMethod'],
        ['month'],
      ],
    },
    { indicator: 'enquiries-answered-share', by: [['office'], ['month']] },
    { indicator: 'enquiries-referred', by: [['topic'], ['office'], ['month']] },
  ],
  awareness: [
    { indicator: 'activities', by: [['kind'], ['place'], ['partner'], ['office'], ['month']] },
    { indicator: 'participants', by: [['kind'], ['sex', 'age'], ['place'], ['office'], ['month']] },
    { indicator: 'women-share', by: [['kind'], ['office']] },
    { indicator: 'broadcasts', by: [['kind'], ['office']] },
    { indicator: 'materials', by: [['kind'], ['office']] },
    { indicator: 'referrals', by: [['office']] },
    { indicator: 'quiz-gain', by: [['kind']] },
    { indicator: 'satisfaction', by: [['kind']] },
  ],
  posts: [
    { indicator: 'posts', by: [['network'], ['language'], ['topic'], ['office'], ['month']] },
    { indicator: 'views', by: [['network'], ['language'], ['topic'], ['office'], ['month']] },
    { indicator: 'views-7d', by: [['network'], ['language'], ['topic'], ['office'], ['month']] },
    { indicator: 'engagements', by: [['network'], ['language'], ['topic'], ['office'], ['month']] },
    { indicator: 'engagement-rate', by: [['network'], ['language'], ['topic'], ['office'], ['month']] },
    { indicator: 'link-clicks', by: [['network'], ['language']] },
    { indicator: 'followers', by: [['network'], ['channel']] },
    { indicator: 'followers-change', by: [['network'], ['channel']] },
  ],
} as const satisfies Record<string, readonly Question[]>
