import { z } from 'zod'
import { plannedTime } from './calendar-post.ts'
import { language, network } from './fields.ts'
import { assessment, existingPost, postCost } from './scheduled-post.ts'

export const media = z.array(z.object({ mediaId: z.string(), altText: z.string() }))
export const postPreview = z.object({
  channelId: z.string(),
  network,
  handle: z.string(),
  language,
  segments: z.array(
    z.object({
      text: z.string(),
      length: z.int(),
      link: z.string().optional(),
      fold: z
        .object({ at: z.int().describe('Near here, in UTF-16 units'), more: z.string() })
        .nullable()
        .describe('Where the timeline hides the rest; null where it shows the whole'),
    }),
  ),
  comment: z
    .object({ text: z.string(), length: z.int() })
    .optional()
    .describe('The first comment, which its own account writes once the post is out'),
  direction: z.enum(['ltr', 'rtl']),
  parts: z.array(
    z.object({
      kind: z.string(),
      text: z.string(),
      segment: z.int(),
      why: z.string().describe('How this part came about'),
      place: z.enum(['text', 'card', 'comment']).describe('`comment`: below the post'),
      replaces: z.string().optional().describe("The author's own words that stood here"),
    }),
  ),
  ...assessment,
  media: z.array(
    z.object({
      mediaId: z.string().describe('What goes out: the image, or its crop once that is made'),
      altText: z.string(),
      width: z.int().describe('Of the file that `mediaId` names, in pixels'),
      height: z.int(),
      crop: z
        .object({ of: z.string(), x: z.int(), y: z.int(), width: z.int(), height: z.int() })
        .optional()
        .describe('The part of the image that goes out, in pixels from its upper left corner'),
    }),
  ),
  planned: plannedTime.nullable().describe('Null where no time can be had'),
  noTime: z.string().nullable().describe('Why no time can be had'),
  alreadyScheduled: z
    .boolean()
    .describe(
      'A post of this content will go out or is out; scheduling adds none, and nothing to the months',
    ),
  already: existingPost.nullable().describe('That post; null where there is none'),
  links: z
    .array(
      z.object({
        placement: z.enum(['in-text', 'card', 'last-reply', 'first-comment']),
        isChosen: z.boolean().describe('Where the channel puts it'),
        segments: z.int().describe('How many parts the post has then'),
        cost: postCost,
      }),
    )
    .describe('Each place that the network has for the link of the item, and what the post then comes to'),
})
export type PostPreview = z.output<typeof postPreview>
