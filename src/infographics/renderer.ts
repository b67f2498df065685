/**
 * The number of what draws: raise it with every change after which the same spec comes to other bytes. A picture that was
 * drawn by an earlier one is kept.
 */
export const renderer = 1
