/** What the connections of channels write. */
export const channelPatterns = {
  connectAgain: 'Connect the channel again.',
  connectPageAgain: 'Connect the Page again and allow all that is asked for.',
  disconnected: 'A person disconnected it. Connect the channel again to post on it.',
  notConnected: '{name} is not connected.',
  noSuchChannel: 'There is no such channel.',
  noConnection: 'This installation has no connection to it.',
  otherAccount: 'Its access belongs to another account there, {name}. Connect the channel again.',
  renewingLong: 'Renewing the access of this channel takes unusually long.',
  accessNotRenewable:
    '{network} no longer accepts the access of this channel, and it has no way to renew it.',
  renewedLost:
    '{network} was asked to renew the access of this channel on {moment}, but the new access was lost before it could be saved, and the old one has ended with it.',
  notUnderstood: 'The answer of {network} could not be understood.',
  ownFault: 'A fault in Dateline; the log says more.',
  clockBefore: "The clock of {server} goes {length} before this installation's.",
  clockBehind: "The clock of {server} goes {length} behind this installation's.",
  xKeysMissing:
    'Connecting an X account by its access token and secret takes the settings X_CONSUMER_KEY and X_CONSUMER_SECRET of the same app, which are not set; docs/settings.md says where to get them.',
  xClientMissing:
    'Connecting an X account takes the setting X_CLIENT_ID (and X_CLIENT_SECRET for a confidential app), which is not set; docs/settings.md says where to get it.',
  mastodonOriginMissing:
    'Connecting a Mastodon account on this sandbox takes the setting MASTODON_ORIGIN, which is not set: it was started with X and Facebook alone.',
  facebookAppMissing:
    'Connecting a Facebook Page takes the settings FACEBOOK_APP_ID and FACEBOOK_APP_SECRET, which are not both set; docs/settings.md says where to get them.',
} as const
