/** The tabs of the list, in their order. */
export const tabs = ['all', 'waiting', 'draft', 'in_review', 'approved', 'archived'] as const

export type Tab = (typeof tabs)[number]

/** The tab that an address names; all of them where it names none. */
export function tabOf(state: string | undefined): Tab {
  return tabs.find(tab => tab === state) ?? 'all'
}

export const sorts = ['newest', 'oldest', 'changed'] as const

export type Sort = (typeof sorts)[number]

export function sortOf(sort: string | undefined): Sort {
  return sorts.find(each => each === sort) ?? 'newest'
}
