/** What a webhook can be sent: changes of posts, news items, channels and stops. */
export const webhookKinds = ['post', 'news', 'channel', 'stop'] as const
export type WebhookKind = (typeof webhookKinds)[number]
