import { z } from 'zod'
import { byLanguage } from '../../core/languages/language-code.ts'
import { done, lineOfText } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { pageOf, pageQuery } from '../parts/page.ts'

const list = z.enum(['kind', 'contact-method', 'topic'])
const word = z.string().min(1).max(40)
const params = z.strictObject({ list, word })
const labels = byLanguage(lineOfText(80)).default({})
const aliases = z.array(lineOfText(80)).max(100)

const logWord = z.object({
  list,
  word: z.string().describe('As entries hold it'),
  labels: byLanguage(z.string()),
  aliases: z.array(z.string()).describe('Other spellings, in any language'),
  state: z
    .enum(['listed', 'pending', 'archived', 'merged'])
    .describe('Pending: it was met in the log and is on no list yet'),
  mergedInto: z.string().nullable().describe('The word that it counts for'),
})

/** The words of the log, which all offices share: kinds of activities, contact methods and topics. */
export const logWords = {
  list: operation({
    id: 'logWords.list',
    method: 'GET',
    path: '/api/v1/log-words',
    tag: 'outreach',
    summary: 'Words of the log in their order, those that wait to be placed after them',
    command: {
      words: 'log-words list',
      example: '--list topic --state pending',
      columns: ['list', 'word', 'labels', 'aliases', 'state', 'mergedInto'],
    },
    query: z.strictObject({
      list: list.optional(),
      state: z.enum(['listed', 'pending', 'archived', 'merged', 'all']).default('all'),
      ...pageQuery({ most: 1_000, usual: 500 }),
    }),
    answers: { 200: pageOf(logWord) },
    errors: [],
  }),
  add: operation({
    id: 'logWords.add',
    method: 'POST',
    path: '/api/v1/log-words',
    tag: 'outreach',
    summary: 'Add a word to a list of the log, at its end',
    command: {
      words: 'log-words add',
      example: '--list kind --labels "en=Door to door" --labels "ur=گھر گھر" --aliases doorstep',
      columns: ['list', 'word', 'labels', 'aliases', 'state'],
    },
    body: z.strictObject({
      list,
      word: word.optional().describe('What entries hold; made from the label when absent'),
      labels,
      aliases: aliases.default([]),
    }),
    answers: { 201: logWord },
    errors: ['conflict'],
    idempotent: true,
  }),
  edit: operation({
    id: 'logWords.edit',
    method: 'PATCH',
    path: '/api/v1/log-words/:list/:word',
    tag: 'outreach',
    summary: 'Edit what a word of the log is called, and its other spellings',
    command: {
      words: 'log-words edit',
      example: 'kind community --labels "en=Community meeting"',
      columns: ['list', 'word', 'labels', 'aliases', 'state'],
    },
    description:
      'A language that is named gets the label that is given; one given as null loses it. Other spellings are replaced as a whole. Entries keep their words, and frozen figures the labels that they had.',
    params,
    body: z.strictObject({
      labels: byLanguage(lineOfText(80).nullable()).optional(),
      aliases: aliases.optional(),
    }),
    answers: { 200: logWord },
    errors: ['not-found', 'conflict'],
  }),
  order: operation({
    id: 'logWords.order',
    method: 'PUT',
    path: '/api/v1/log-words/order',
    tag: 'outreach',
    summary: 'Put the words of a list in order',
    command: {
      words: 'log-words order',
      example: '--list topic --words work-abroad,family,other',
      done: 'ordered',
    },
    body: z.strictObject({
      list,
      words: z.array(word).min(1).max(500).describe('Each word of the list, once'),
    }),
    answers: { 200: done },
    errors: [],
  }),
  place: operation({
    id: 'logWords.place',
    method: 'POST',
    path: '/api/v1/log-words/:list/:word/place',
    tag: 'outreach',
    summary: 'Put a word on its list: one that waits, was archived or was merged',
    command: {
      words: 'log-words place',
      example: 'kind doorstep --labels "en=Door to door"',
      columns: ['list', 'word', 'labels', 'aliases', 'state'],
    },
    params,
    body: z.strictObject({ labels: labels.describe('Beside those that it has') }),
    answers: { 200: logWord },
    errors: ['not-found', 'conflict'],
  }),
  archive: operation({
    id: 'logWords.archive',
    method: 'POST',
    path: '/api/v1/log-words/:list/:word/archive',
    tag: 'outreach',
    summary: 'Take a word off its list; entries that name it keep it',
    command: { words: 'log-words archive', example: 'contact-method viber', done: 'archived' },
    params,
    answers: { 200: done },
    errors: ['not-found', 'conflict'],
  }),
  merge: operation({
    id: 'logWords.merge',
    method: 'POST',
    path: '/api/v1/log-words/:list/:word/merge',
    tag: 'outreach',
    summary: 'Make a word count for another one of its list; entries keep what was written',
    command: {
      words: 'log-words merge',
      example: 'topic studies --into study-abroad',
      columns: ['list', 'word', 'state', 'mergedInto'],
    },
    description:
      'From now on figures count both as one. Asked as of an earlier moment, they count them apart, as they did then.',
    params,
    body: z.strictObject({ into: word.describe('The word that stays') }),
    answers: { 200: logWord },
    errors: ['not-found', 'conflict'],
  }),
}
