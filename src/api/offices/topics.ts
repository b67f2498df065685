import { z } from 'zod'
import { byLanguage } from '../../core/languages/language-code.ts'
import { plainText } from '../../core/news-content.ts'
import { bySlug, done, lineOfText, moment, slug } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'

const label = lineOfText(80)
const hashtag = plainText.max(101).describe('With or without its "#"')
const keywords = z
  .array(plainText.max(200))
  .max(400)
  .describe('Whole words or phrases; `*` at an end of a word stands for any letters ("traffick*")')

const topic = z.object({
  id: z.string(),
  labels: byLanguage(z.string()),
  keywords: byLanguage(z.array(z.string())),
  hashtags: byLanguage(z.string()),
  archivedAt: moment.nullable(),
  mergedInto: z.string().nullable().describe('The topic that it counts for'),
})

export const topics = {
  list: operation({
    id: 'topics.list',
    method: 'GET',
    path: '/api/v1/topics',
    tag: 'topics',
    summary: 'Topics in their order',
    command: {
      words: 'topics list',
      example: '--show all',
      columns: ['id', 'labels', 'hashtags', 'archivedAt', 'mergedInto'],
    },
    query: z.strictObject({
      show: z.enum(['current', 'archived', 'all']).default('current'),
      ...pageQuery({ most: 500, usual: 200 }),
    }),
    answers: { 200: pageOf(topic) },
    errors: [],
  }),
  show: operation({
    id: 'topics.show',
    method: 'GET',
    path: '/api/v1/topics/:id',
    tag: 'topics',
    summary: 'One topic',
    command: { words: 'topics show', example: 'family' },
    params: bySlug,
    answers: { 200: topic },
    errors: ['not-found'],
  }),
  create: operation({
    id: 'topics.create',
    method: 'POST',
    path: '/api/v1/topics',
    tag: 'topics',
    summary: 'Create a topic, at the end of the order',
    command: {
      words: 'topics create',
      example:
        '--labels "en=Higher education" --labels "sw=Elimu ya juu" --keywords en=universit* --keywords en=degree --hashtags en=Study',
    },
    body: z.strictObject({
      id: slug.optional().describe('What files and the API name it by; made from the label when absent'),
      labels: byLanguage(label),
      keywords: byLanguage(keywords).default({}),
      hashtags: byLanguage(hashtag).default({}),
    }),
    answers: { 201: topic },
    errors: ['conflict'],
    idempotent: true,
  }),
  edit: operation({
    id: 'topics.edit',
    method: 'PATCH',
    path: '/api/v1/topics/:id',
    tag: 'topics',
    summary: 'Edit the labels, keywords and hashtags of a topic',
    command: { words: 'topics edit', example: 'family --hashtags en=Families' },
    description:
      'A language that is named gets what is given; one given as null loses what it had; others stay as they are.',
    params: bySlug,
    body: z.strictObject({
      labels: byLanguage(label.nullable()).optional(),
      keywords: byLanguage(keywords.nullable()).optional(),
      hashtags: byLanguage(hashtag.nullable()).optional(),
    }),
    answers: { 200: topic },
    errors: ['not-found'],
  }),
  order: operation({
    id: 'topics.order',
    method: 'PUT',
    path: '/api/v1/topics/order',
    tag: 'topics',
    summary: 'Put the topics in order; earlier ones win where a post has room for few hashtags',
    command: { words: 'topics order', example: '--ids family,visas-permits,other', done: 'ordered' },
    body: z.strictObject({ ids: z.array(slug).min(1).max(500).describe('Each current topic, once') }),
    answers: { 200: done },
    errors: [],
  }),
  merge: operation({
    id: 'topics.merge',
    method: 'POST',
    path: '/api/v1/topics/:id/merge',
    tag: 'topics',
    summary: 'Merge a topic into another; its items and log entries then count for that one',
    command: { words: 'topics merge', example: 'family --into other' },
    params: bySlug,
    body: z.strictObject({ into: slug.describe('The topic that stays') }),
    answers: { 200: topic },
    errors: ['not-found', 'conflict'],
  }),
  archive: operation({
    id: 'topics.archive',
    method: 'POST',
    path: '/api/v1/topics/:id/archive',
    tag: 'topics',
    summary: 'Archive a topic: items no longer choose it, and those that name it keep it',
    command: { words: 'topics archive', example: 'family', done: 'archived' },
    params: bySlug,
    answers: { 200: done },
    errors: ['not-found'],
  }),
  restore: operation({
    id: 'topics.restore',
    method: 'POST',
    path: '/api/v1/topics/:id/restore',
    tag: 'topics',
    summary: 'Restore an archived or merged topic',
    command: { words: 'topics restore', example: 'family', done: 'restored' },
    params: bySlug,
    answers: { 200: done },
    errors: ['not-found'],
  }),
}
