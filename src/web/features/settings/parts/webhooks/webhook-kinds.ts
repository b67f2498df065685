/** What a webhook can be sent: changes of these. */
export const webhookKinds = ['post', 'news', 'channel', 'stop'] as const
