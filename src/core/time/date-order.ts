/** In which order the dates of a file have day and month where the year comes last. */
export const dateOrders = ['dmy', 'mdy'] as const
export type DateOrder = (typeof dateOrders)[number]
