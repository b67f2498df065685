import { z } from 'zod'

/** X's ids (OpenAPI 2.166: TweetId, MediaId, UserId, CommunityId). */
const id = z.string().regex(/^[0-9]{1,19}$/)
const replySettings = z.enum(['following', 'mentionedUsers', 'subscribers', 'verified'])

/**
 * The body of POST /2/tweets, field by field after `TweetCreateRequest` of X's OpenAPI document 2.166.
 * `additionalProperties` is false there: an unknown field refuses the whole request.
 */
export const tweetCreateRequest = z.strictObject({
  card_uri: z.string().optional(),
  community_id: id.optional(),
  direct_message_deep_link: z.string().optional(),
  edit_options: z.strictObject({ previous_post_id: id }).optional(),
  for_super_followers_only: z.boolean().optional(),
  geo: z.strictObject({ place_id: z.string().optional() }).optional(),
  made_with_ai: z.boolean().optional(),
  media: z
    .strictObject({
      call_to_actions: z
        .strictObject({
          app_install: z
            .strictObject({
              app_store_id: z.string().optional(),
              ipad_app_store_id: z.string().optional(),
              play_store_id: z.string().optional(),
            })
            .optional(),
          visit_site: z.strictObject({ url: z.string() }).optional(),
          watch_now: z.strictObject({ url: z.string() }).optional(),
        })
        .optional(),
      description: z.string().optional(),
      embeddable: z.boolean().optional(),
      media_ids: z.array(id).min(1).max(4),
      preview_media_id: id.optional(),
      tagged_user_ids: z.array(id).max(10).optional(),
      title: z.string().optional(),
    })
    .optional(),
  nullcast: z.boolean().optional(),
  paid_partnership: z.boolean().optional(),
  poll: z
    .strictObject({
      duration_minutes: z.number().int().min(5).max(10_080),
      options: z.array(z.string().min(1).max(25)).min(2).max(4),
      reply_settings: replySettings.optional(),
    })
    .optional(),
  quote_tweet_id: id.optional(),
  reply: z
    .strictObject({
      auto_populate_reply_metadata: z.boolean().optional(),
      exclude_reply_user_ids: z.array(id).optional(),
      in_reply_to_tweet_id: id,
    })
    .optional(),
  reply_settings: replySettings.optional(),
  share_with_followers: z.boolean().optional(),
  text: z.string().optional(),
})

export type TweetCreateRequest = z.infer<typeof tweetCreateRequest>
