import { runBounded } from '../../bounded/run-bounded.ts'
import { canonicalJson } from '../../core/hash.ts'
import { profileOf } from '../../networks/profiles.ts'
import { type FormatInput, type FormattedPost, formatPost } from './formatting/format.ts'
import { formatLong, type PlainFormatInput } from './formatting/format-long.ts'

/** Posts that are laid out already, by what they were laid out from. */
export type Layouts = ReadonlyMap<string, FormattedPost>

export const noLayouts: Layouts = new Map()

/** A text of up to so many UTF-16 units takes some milliseconds and is laid out where it is asked for. */
const mostHere = 2_000

/** A long text has no layout yet, or what it was made from has changed since. */
export class LayoutMissing extends Error {}

/**
 * Lays the long ones of these out on a thread of its own, in the person's turn and within bounds. Never inside a
 * transaction, which would hold the record's one connection meanwhile.
 * @throws DatelineError of `formatPost`; `too-costly` and BusyError of the thread.
 */
export async function layOutLong(inputs: readonly FormatInput[], person: string): Promise<Layouts> {
  const long = inputs.filter(isLong).map(plain)
  if (long.length === 0) return noLayouts
  const formatted = await runBounded(formatLong, long, { person })
  return new Map(
    long.flatMap((input, index) => {
      const post = formatted[index]
      return post ? [[canonicalJson(input), post] as const] : []
    }),
  )
}

/** So often long texts are laid out: what they are made from may change meanwhile. */
const mostTries = 3

/**
 * Does work that lays posts out in a transaction. Where a long text has no layout, the work begins again once that is
 * made: a transaction must not wait for another thread.
 * @param layOut lays out, outside of a transaction, what the work needs.
 */
export async function withLayouts<Value>(
  work: (layouts: Layouts) => Promise<Value>,
  layOut: () => Promise<Layouts>,
): Promise<Value> {
  let layouts = noLayouts
  for (let tries = 0; ; tries += 1) {
    try {
      return await work(layouts)
    } catch (thrown) {
      if (!(thrown instanceof LayoutMissing) || tries === mostTries) throw thrown
      layouts = await layOut()
    }
  }
}

/** @throws LayoutMissing where `layouts` lacks a long one; as `formatPost` for a short one. */
export function layoutOf(input: FormatInput, layouts: Layouts): FormattedPost {
  if (!isLong(input)) return formatPost(input)
  const post = layouts.get(canonicalJson(plain(input)))
  if (post) return post
  throw new LayoutMissing('A long text has no layout yet.')
}

/** Whether a text is laid out on a thread of its own. */
export function isLong({ text }: FormatInput): boolean {
  return text.length > mostHere
}

function plain({ rules: { maxLength, threads }, ...input }: FormatInput): PlainFormatInput {
  return { ...input, rules: { maxLength, threads }, profileModule: profileOf(input.channel.network).module }
}
