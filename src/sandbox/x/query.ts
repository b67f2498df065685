import type { SandboxSettings } from '../settings.ts'
import { invalidRequest, type XRefusal } from './answers.ts'

/** Query parameters of the reads, after X's OpenAPI document 2.166; `post.fields` beside them from 2.167 on. */
const shared = ['expansions', 'media.fields', 'poll.fields', 'user.fields', 'place.fields']
const parameters = {
  lookup: ['ids', ...shared],
  timeline: [
    'since_id',
    'until_id',
    'max_results',
    'pagination_token',
    'exclude',
    'start_time',
    'end_time',
    ...shared,
  ],
}

/** The values of `tweet.fields` there. */
const fieldNames = new Set(
  (
    'article attachments author_id card_uri community_id context_annotations conversation_id created_at ' +
    'display_text_range edit_controls edit_history_tweet_ids entities geo id in_reply_to_user_id lang ' +
    'matched_media_notes media_metadata non_public_metrics note_request_suggestions note_tweet organic_metrics ' +
    'paid_partnership possibly_sensitive promoted_metrics public_metrics referenced_tweets reply_settings scopes ' +
    'source suggested_source_links suggested_source_links_with_counts text withheld'
  ).split(' '),
)

/** The asked fields of posts; a refusal for a parameter or a field that X does not know. */
export function fieldsAsked(
  { xFieldNames }: SandboxSettings,
  route: keyof typeof parameters,
  query: Record<string, string>,
): { fields: Set<string> } | { refusal: XRefusal } {
  const fieldsName = `${xFieldNames}.fields`
  const known = [...parameters[route], fieldsName]
  const faults = Object.keys(query)
    .filter(name => !known.includes(name))
    .map(name => `The query parameter [${name}] is not one of [${known.join(',')}]`)
  const fields = (query[fieldsName] ?? '').split(',').filter(Boolean)
  for (const field of fields.filter(each => !fieldNames.has(each))) {
    faults.push(`The \`${fieldsName}\` query parameter value [${field}] is not one of its values`)
  }
  return faults.length ? { refusal: invalidRequest(...faults) } : { fields: new Set(fields) }
}
