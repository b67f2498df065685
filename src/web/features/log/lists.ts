/** What the page of the log lists, in the order of its tabs. */
export const logLists = ['activities', 'enquiries', 'imports', 'months'] as const

export type LogList = (typeof logLists)[number]

/** The list that an address names; the activities where it names none. */
export function logListOf(list: string | undefined): LogList {
  return logLists.find(each => each === list) ?? 'activities'
}

/** The two logs, by the words of the API. */
export type LogName = 'activities' | 'enquiries'

export function logNameOf(name: string): LogName {
  return name === 'enquiries' ? 'enquiries' : 'activities'
}
