export interface MediaFile {
  bytes: Uint8Array
  contentType: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif' | 'video/mp4'
  altText: string
}

/** Files that may stand together in one post; files of two sets may not. */
export interface MediaSet {
  contentTypes: readonly MediaFile['contentType'][]
  /** What staff call one of them. */
  word: 'image' | 'GIF' | 'video'
  most: number
  maxBytes: number
  maxSeconds?: number
  /** There where the network takes no alt text for such a file. */
  undescribed?: true
}

/** A file as it is known before anything is sent. */
export interface MediaFacts {
  contentType: MediaFile['contentType']
  bytes: number
  /** How long a video plays; absent where that is not known. */
  seconds?: number
}

export const stillImages = ['image/jpeg', 'image/png', 'image/webp'] as const

/**
 * Which files of a news item go into one post: those that may stand beside the first one, as many as the network takes,
 * in their order. Where it takes nothing like the first, all of them, and `mediaRefusals` says why.
 * @returns `set` is theirs; `rule` says what one post holds, where a file is left out.
 */
export function filesForPost<File extends { facts: MediaFacts }>(
  sets: readonly MediaSet[],
  files: readonly File[],
): { used: readonly File[]; leftOut: readonly File[]; set: MediaSet | undefined; rule: string } {
  const [first] = files
  const set = first && sets.find(each => each.contentTypes.includes(first.facts.contentType))
  if (!set) return { used: files, leftOut: [], set, rule: '' }
  const fitting = files.filter(({ facts }) => set.contentTypes.includes(facts.contentType))
  const used = fitting.slice(0, set.most)
  return {
    used,
    leftOut: files.filter(file => !used.includes(file)),
    set,
    rule: `at most ${counted(set, set.most)} and no other kind of file`,
  }
}

/** Why a network would refuse these files in one post, a sentence for each fault; nothing where it would not. */
export function mediaRefusals(sets: readonly MediaSet[], files: readonly MediaFacts[]): string[] {
  const used = new Map<MediaSet, MediaFacts[]>()
  const refusals: string[] = []
  for (const [index, file] of files.entries()) {
    const set = sets.find(each => each.contentTypes.includes(file.contentType))
    if (!set) {
      refusals.push(`File ${index + 1} is ${file.contentType}, which is not allowed.`)
      continue
    }
    used.set(set, [...(used.get(set) ?? []), file])
    refusals.push(...faultsOf(set, file, index + 1))
  }
  if (used.size > 1) {
    const words = [...used.keys()].map(set => set.word).join(' and ')
    refusals.push(`The post has ${words} together; only one kind is allowed.`)
  }
  for (const [set, { length }] of used) {
    if (length > set.most)
      refusals.push(`The post has ${counted(set, length)}; at most ${set.most} are allowed.`)
  }
  return refusals
}

/** "4 images", "1 GIF". */
function counted({ word }: MediaSet, count: number): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

function faultsOf(
  { word, maxBytes, maxSeconds }: MediaSet,
  { bytes, seconds }: MediaFacts,
  place: number,
): string[] {
  const tooLong = maxSeconds !== undefined && seconds !== undefined && seconds > maxSeconds
  return [
    ...(bytes > maxBytes
      ? [`File ${place} (${word}) has ${bytes} bytes; at most ${maxBytes} are allowed.`]
      : []),
    ...(tooLong
      ? [`File ${place} (${word}) plays ${seconds} seconds; at most ${maxSeconds} are allowed.`]
      : []),
  ]
}
