/** What is written for an office: of the budget of a month, and of its webhooks. */
export const officePatterns = {
  budgetOver: '{month} comes to {sum}, which is {excess} over the budget of {budget}. Posts still go out.',
  budgetNear:
    '{month} comes to {sum}, which is more than 80 % of the budget of {budget}. Posts still go out.',
  sandboxFree: 'Sandbox posts cost nothing.',
  webhookDisabled: 'Disabled by a person.',
  webhookGone: 'Its receiver answered that it is gone (410).',
  webhookSilent: 'Nothing has arrived for {days} days.',
} as const
