import { z } from 'zod'
import { plainText } from '../../core/news-content.ts'
import { byId, done, id, language, moment, named, personId } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { cursorMeaning, pageOf, pageQuery } from '../parts/page.ts'

export const commentField = z.enum(['text', 'places', 'topics', 'link', 'project', 'media'])
const commentText = plainText
  .max(4_000, 'is longer than 4000 characters')
  .refine(text => text.trim() !== '', 'is empty')
const mentions = z
  .array(personId)
  .max(20)
  .default([])
  .describe('Ids of people who may read the office; they are notified')
const ofComment = z.strictObject({ id, commentId: z.string().min(1).max(64) })

const comment = z.object({
  id: z.string(),
  text: z.string(),
  language: language.nullable().describe('The variant it is about; null: all of the item'),
  field: commentField.nullable().describe('What it is about; null: all of it'),
  mentions: z.array(named),
  createdBy: named,
  createdAt: moment,
  editedAt: moment.nullable(),
  resolved: z.object({ by: named, at: moment }).nullable(),
  isMine: z.boolean().describe('Whether you wrote it, and so may edit and delete it'),
})

export const comments = {
  list: operation({
    id: 'comments.list',
    method: 'GET',
    path: '/api/v1/news/:id/comments',
    tag: 'comments',
    summary: 'The comments on an item, oldest first',
    command: {
      words: 'comments list',
      example: '0199a1b2-0000-7000-8000-000000000000 --resolved no',
      columns: ['id', 'createdAt', 'createdBy.name', 'resolved.by.name', 'text'],
    },
    params: byId,
    query: z.strictObject({
      resolved: z.enum(['no', 'only', 'any']).default('any'),
      ...pageQuery({ most: 500, usual: 100 }),
      cursor: id.optional().describe(cursorMeaning),
    }),
    answers: { 200: pageOf(comment) },
    errors: ['not-found'],
  }),
  create: operation({
    id: 'comments.create',
    method: 'POST',
    path: '/api/v1/news/:id/comments',
    tag: 'comments',
    summary: 'Comment on an item; those you mention are notified',
    command: {
      words: 'comments create',
      example: '0199a1b2-0000-7000-8000-000000000000 "Is the date right?" --language ur',
      arguments: ['text'],
    },
    params: byId,
    body: z.strictObject({
      text: commentText,
      mentions,
      language: language.optional().describe('The variant it is about'),
      field: commentField.optional().describe('What it is about'),
    }),
    answers: { 201: z.object({ commentId: z.string(), createdAt: moment }) },
    errors: ['not-found', 'conflict'],
    idempotent: true,
  }),
  edit: operation({
    id: 'comments.edit',
    method: 'PATCH',
    path: '/api/v1/news/:id/comments/:commentId',
    tag: 'comments',
    summary: 'Rewrite a comment of your own',
    command: {
      words: 'comments edit',
      example:
        '0199a1b2-0000-7000-8000-000000000000 0199a1b2-0000-7000-8000-000000000001 "Is the day right?"',
      arguments: ['text'],
      done: 'saved',
    },
    params: ofComment,
    body: z.strictObject({ text: commentText, mentions }),
    answers: { 200: done },
    errors: ['not-found'],
  }),
  delete: operation({
    id: 'comments.delete',
    method: 'DELETE',
    path: '/api/v1/news/:id/comments/:commentId',
    tag: 'comments',
    summary: 'Delete a comment of your own',
    command: {
      words: 'comments delete',
      example: '0199a1b2-0000-7000-8000-000000000000 0199a1b2-0000-7000-8000-000000000001',
      done: 'deleted',
    },
    params: ofComment,
    answers: { 200: done },
    errors: ['not-found'],
  }),
  resolve: operation({
    id: 'comments.resolve',
    method: 'POST',
    path: '/api/v1/news/:id/comments/:commentId/resolve',
    tag: 'comments',
    summary: 'Mark a comment as resolved',
    command: {
      words: 'comments resolve',
      example: '0199a1b2-0000-7000-8000-000000000000 0199a1b2-0000-7000-8000-000000000001',
      done: 'resolved',
    },
    params: ofComment,
    answers: { 200: done },
    errors: ['not-found'],
  }),
  reopen: operation({
    id: 'comments.reopen',
    method: 'POST',
    path: '/api/v1/news/:id/comments/:commentId/reopen',
    tag: 'comments',
    summary: 'Reopen a resolved comment',
    command: {
      words: 'comments reopen',
      example: '0199a1b2-0000-7000-8000-000000000000 0199a1b2-0000-7000-8000-000000000001',
      done: 'reopened',
    },
    params: ofComment,
    answers: { 200: done },
    errors: ['not-found'],
  }),
}
