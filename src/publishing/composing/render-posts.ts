import { type ChannelSummary, channelsOf } from '../../channels/channel.view.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Language } from '../../core/languages/language.ts'
import { fallbackLanguage, languageInWords } from '../../core/languages/registry.ts'
import type { Db } from '../../database/connect.ts'
import { type Networks, networkOf } from '../../networks/adapters.ts'
import type { CropArea } from '../../networks/crop.ts'
import { filesForPost, type MediaFacts } from '../../networks/media-rules.ts'
import { type RevisionContent, textFor } from '../../news/news-content.view.ts'
import { listHandles } from '../../offices/handles/handle.view.ts'
import { creditFor, projectById } from '../../offices/projects/project.view.ts'
import { hashtagTable, listTopics, topicsCountedFor } from '../../offices/topics/topic.view.ts'
import type { SegmentMedia } from '../segment-media.ts'
import type { FormatInput, FormattedPost } from './formatting/format.ts'
import { croppedFor, filesOfItems, type ItemFile, uncropped } from './item-files.ts'
import { type Layouts, layoutOf } from './layouts.ts'
import { type ProjectPeriod, periodOf } from './project-period.ts'

/** One variant laid out for one channel. */
export interface RenderedPost {
  channel: ChannelSummary
  language: Language
  formatted: FormattedPost
  media: RenderedMedia[]
  /** Of the project that funds the item, where it has one. */
  period?: ProjectPeriod
}

export interface RenderedMedia extends SegmentMedia {
  facts: MediaFacts & { width: number; height: number }
  /** The part of an image that goes out. */
  crop?: CropArea & { of: string }
}

/** What one post is made from, before it is laid out. */
export interface PostMaterial extends Omit<RenderedPost, 'formatted'> {
  format: FormatInput
  /** Of its files. */
  warnings: string[]
}

/** Lays posts out; long ones must be in `layouts`. Throws as `layoutOf`. */
export function renderPosts(materials: readonly PostMaterial[], layouts: Layouts): RenderedPost[] {
  return materials.map(({ format, warnings, ...post }) => {
    const formatted = layoutOf(format, layouts)
    return { ...post, formatted: { ...formatted, warnings: [...formatted.warnings, ...warnings] } }
  })
}

/**
 * What the posts of an item are made from: each variant for every connected channel of its office that posts in its
 * language, or for the channels asked for.
 * @throws DatelineError `bad-input` when a channel asked for is not the office's, or nothing is left to post.
 */
export async function gatherMaterials(
  deps: { db: Db; networks: Networks },
  input: {
    officeId: string
    content: RevisionContent
    channelIds?: readonly string[]
    /** Crops are made when content is saved. */
    stage?: 'unsaved'
  },
): Promise<PostMaterial[]> {
  const { content, ...rest } = input
  const [posts] = await gatherForItems(deps, { ...rest, contents: [content] })
  return posts ?? []
}

/** As `gatherMaterials`, for the posts of several items: what they share is read once. */
export async function gatherForItems(
  deps: { db: Db; networks: Networks },
  input: {
    officeId: string
    contents: readonly RevisionContent[]
    channelIds?: readonly string[]
    stage?: 'unsaved'
  },
): Promise<PostMaterial[][]> {
  const channels = await chosenChannels(deps.db, input.officeId, input.channelIds)
  const wordingFor = await wordings(deps.db, input.contents)
  const filesOf = await filesOfItems(deps.db, input.contents)
  return input.contents.map(content => {
    const wording = wordingFor(content)
    const files = filesOf(content)
    const posts = channels.flatMap(channel =>
      content.variants
        .filter(variant => channel.languages.includes(variant.language))
        .map(variant =>
          materialOf(deps.networks, wording, { ...content, stage: input.stage, files }, channel, variant),
        ),
    )
    if (posts.length > 0) return posts
    const wanted = content.variants.map(variant => variant.language).join(', ')
    throw new DatelineError('no-channel-for-languages', { officeId: input.officeId, languages: wanted })
  })
}

type Wording = ReturnType<Awaited<ReturnType<typeof wordings>>>

/** What is added to the words of each item: hashtags of its topics, handles, the credit line of its project. */
async function wordings(db: Db, contents: readonly RevisionContent[]) {
  const topics = await listTopics(db)
  const handles = await listHandles(db)
  const projects = new Map<string, Awaited<ReturnType<typeof projectById>>>()
  for (const id of new Set(contents.flatMap(content => content.projectId ?? [])))
    projects.set(id, await projectById(db, id))
  return ({ projectId, topics: named }: RevisionContent) => {
    const project = projectId === undefined ? undefined : projects.get(projectId)
    return {
      topics: topicsCountedFor(named, topics),
      hashtags: hashtagTable(topics),
      handles,
      creditIn: (language: Language) => project && creditFor(project, language),
      period: project && periodOf(project),
    }
  }
}

async function chosenChannels(
  db: Db,
  officeId: string,
  ids: readonly string[] | undefined,
): Promise<ChannelSummary[]> {
  const channels = (await channelsOf(db, officeId)).filter(channel => channel.state !== 'disconnected')
  if (!ids) return channels
  const unknown = ids.find(id => !channels.some(channel => channel.id === id))
  if (unknown) throw new DatelineError('channel-not-connected', { channelId: unknown, officeId })
  return channels.filter(channel => ids.includes(channel.id))
}

function materialOf(
  networks: Networks,
  wording: Wording,
  content: RevisionContent & { files: readonly ItemFile[]; stage: 'unsaved' | undefined },
  channel: ChannelSummary,
  variant: RevisionContent['variants'][number],
): PostMaterial {
  const rules = networkOf(networks, channel.network).profile.rules
  const credit = wording.creditIn(variant.language)
  const { used, leftOut, set, rule } = filesForPost(rules.mediaSets, content.files)
  const pictured = used.map(file => croppedFor(networks, channel, file))
  const media = pictured.map(({ altText, decorative, mediaId, facts, crop }) => ({
    mediaId,
    altText:
      decorative || set?.undescribed ? '' : (altText[variant.language] ?? altText[fallbackLanguage] ?? ''),
    facts,
    ...(crop ? { crop } : {}),
  }))
  const format: FormatInput = {
    text: textFor(variant, channel.id),
    language: variant.language,
    topics: wording.topics,
    images: media.length,
    channel: { network: channel.network, ...channel.style },
    hashtags: wording.hashtags,
    handles: wording.handles,
    rules,
    ...(content.link ? { link: content.link } : {}),
    ...(credit ? { credit: credit.line } : {}),
  }
  const warnings = leftOut.map(
    file => `File ${file.place} is left out: one post on this network holds ${rule}.`,
  )
  if (content.stage !== 'unsaved') warnings.push(...pictured.flatMap(uncropped))
  if (credit && credit.language !== variant.language && channel.style.credit === 'append') {
    const [wanted, taken] = [variant.language, credit.language].map(languageInWords)
    warnings.push(`The project has no credit line in ${wanted}; the one in ${taken} is used.`)
  }
  if (set?.undescribed && used.some(file => !file.decorative)) {
    warnings.push(`This network takes no alt text for a ${set.word}: let the text say what it shows.`)
  }
  const { period } = wording
  return { channel, language: variant.language, format, media, warnings, ...(period ? { period } : {}) }
}
