import { z } from 'zod'
import { byLanguage, languageCode } from './languages/language-code.ts'
import { networkNameShape } from './network-name.ts'
import { forbiddenCharacter, hasWords, withPlainLineEnds } from './text/characters.ts'

/** Longest text of one variant, in UTF-16 units: below what Facebook takes in one post (63,206). */
export const maxTextLength = 60_000
/** More languages than any office publishes one item in. */
const mostVariants = 20
/** X takes up to 1,000 characters of alt text; no network of ours takes fewer. */
const maxAltTextLength = 1_000

/** Text that the record, every network and every screen can hold; its lines end in `\n`. */
export const plainText = z
  .string()
  .overwrite(withPlainLineEnds)
  .superRefine((text, context) => {
    const found = forbiddenCharacter(text)
    if (found)
      context.addIssue(`contains the character ${found.code} at position ${found.position}; remove it`)
  })

export const itemText = plainText
  .max(maxTextLength, `is longer than ${maxTextLength} characters`)
  .refine(hasWords, 'is empty')

export const itemLink = plainText
  .overwrite(withoutMarksAround)
  .max(2_000, 'is longer than 2000 characters')
  .refine(isWebAddress, 'is not an http or https address')
  .refine(isWithoutPassword, 'contains a user name or password before its "@"; remove it')

const altTexts = byLanguage(plainText.max(maxAltTextLength, `is longer than ${maxAltTextLength} characters`))

/** More channels than any office has in one language. */
const mostWordings = 30

/**
 * Other words for single channels, by channel id: each replaces the text of the variant there. None is the same as
 * absent, so that content without wordings has the hash that it always had.
 */
const wordings = z
  .record(z.uuid(), itemText)
  .refine(
    texts => Object.keys(texts).length <= mostWordings,
    `holds texts for more than ${mostWordings} channels`,
  )

/** The point of an image that must be seen, in shares of its width and height from its upper left corner. */
const focus = z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) })

/** By network: the whole image, or the shape to which it is cropped there. */
const crops = z
  .record(
    z.string().regex(networkNameShape, 'must be the name of a network such as "x"'),
    z.string().regex(/^(whole|[1-9]\d{0,2}:[1-9]\d{0,2})$/, 'must be "whole" or a shape such as "4:5"'),
  )
  .refine(wishes => Object.keys(wishes).length > 0, 'must name a network, or be left out')
  .refine(wishes => Object.keys(wishes).length <= 20, 'names more than 20 networks')

const variant = z
  .strictObject({ language: languageCode, text: itemText, wordings: z.exactOptional(wordings) })
  .overwrite(withoutEmptyWordings)

/** What forms and the API hand in; imports go through their own readers. */
export const revisionContentSchema = z.strictObject({
  places: z.array(plainText.min(1).max(100)).max(10),
  topics: z.array(z.string().max(100)).max(10),
  link: z.exactOptional(itemLink),
  projectId: z.exactOptional(z.string().max(100)),
  variants: z
    .array(variant)
    .min(1)
    .max(mostVariants)
    .refine(
      variants => new Set(variants.map(variant => variant.language)).size === variants.length,
      'holds a language twice',
    ),
  media: z
    .array(
      z.strictObject({
        mediaId: z.uuid(),
        altText: altTexts,
        decorative: z.boolean(),
        focus: z.exactOptional(focus),
        crops: z.exactOptional(crops),
      }),
    )
    .max(10)
    .refine(
      media => new Set(media.map(entry => entry.mediaId)).size === media.length,
      'holds the same file twice',
    ),
})

function withoutEmptyWordings<Variant extends { wordings?: Record<string, string> }>(
  given: Variant,
): Variant {
  const { wordings: texts = {}, ...rest } = given
  return (Object.keys(texts).length === 0 ? rest : given) as Variant
}

/** Marks of direction around a link come along when it is copied out of a text, and would end up in it. */
function withoutMarksAround(text: string): string {
  return text.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '')
}

function isWithoutPassword(text: string): boolean {
  if (!isWebAddress(text)) return true
  const { username, password } = new URL(text)
  return username === '' && password === ''
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)
}
