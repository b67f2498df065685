/** The longest reason that a person gives for handing something back, in UTF-16 units. */
export const longestReason = 1_000
