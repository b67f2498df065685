/** What a setting of a channel means, and what a change of it does to the posts that are scheduled. */
export const settingPatterns = {
  linkInText: 'The link stands in the text.',
  linkPrice: '{network} charges {sum} for a post with a link, {least} for one without.',
  linkCard: '{network} makes a card of the link, apart from the text.',
  linkReply: 'The link stands in a reply of its own, the last part of the thread.',
  replyPrice:
    'The reply costs what a post with a link costs, so a short post costs {sum} in all, in the text {least}.',
  linkComment: 'The {account} writes the link into the first comment, once the post is out.',
  noReachFigures: '{network} publishes no figures on what a link in the text does to reach.',
  textKept: '1 scheduled post keeps the text with which it was scheduled.',
  textsKept: '{count} scheduled posts keep the text with which they were scheduled.',
  newStyle: 'To lay one out in the new style, cancel it and schedule it again.',
  timeKept: '1 scheduled post keeps its time.',
  timesKept: '{count} scheduled posts keep their times.',
  ruleBroken: '1 scheduled post breaks the new rules and will still go out at its time.',
  rulesBroken: '{count} scheduled posts break the new rules and will still go out at their times.',
  moveOrCancel: 'Move or cancel what should not.',
  languageLeft:
    '1 scheduled post in a language that the channel no longer posts in ({languages}) will still go out.',
  languagesLeft:
    '{count} scheduled posts in languages that the channel no longer posts in ({languages}) will still go out.',
  overdueRuleOfOne: 'The overdue rule holds for 1 scheduled post at once.',
  overdueRule: 'The overdue rule holds for {count} scheduled posts at once.',
  slotsOnDaysOff: 'Slots on {weekdays} are not used: the office does not work then.',
  slotsInQuiet: '{slots}: in the quiet hours of the office.',
  slotsTooClose:
    '{slots}: less than {minutes} minutes after the slot before, and used only while that one is empty.',
  noSlotLeft: 'No slot is left that can be used: posts of this channel need an explicit time.',
} as const
