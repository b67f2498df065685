/** In pixels; tall enough that posts half an hour apart stand below each other with a line of words each. */
export const hourHeight = 92
/** How long a card is drawn, in minutes, though posts have no length: a line of words, or two where there is room. */
export const cardMinutes = { least: 30, most: 45 } as const
export const slotMinutes = 22
