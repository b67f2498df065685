import { byId } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { mediaOffice, mediaSummary } from './media.ts'

const ofProtocol = { tag: 'media', path: '/api/v1/media/uploads/:id', params: byId } as const

/** Images and videos over lines that break: sent in pieces by the tus protocol 1.0 (https://tus.io), then finished. */
export const uploads = {
  begin: operation({
    id: 'uploads.begin',
    method: 'POST',
    path: '/api/v1/media/uploads',
    tag: 'media',
    summary: 'Begin a resumable upload (tus 1.0) of at most 20 MB; "Location" says where to send it',
    command: { words: 'news attach', handWritten: true },
    description:
      'Send "Tus-Resumable: 1.0.0" and "Upload-Length". An upload is deleted a day after it began.',
    query: mediaOffice,
    answers: { 201: 'nothing' },
    errors: ['not-found', 'conflict', 'too-large', 'quota-exceeded'],
  }),
  offset: operation({
    ...ofProtocol,
    id: 'uploads.offset',
    method: 'HEAD',
    summary: 'Where to resume: "Upload-Offset" (tus 1.0)',
    command: { words: 'news attach', handWritten: true },
    answers: { 200: 'nothing' },
    errors: ['not-found', 'conflict'],
  }),
  send: operation({
    ...ofProtocol,
    id: 'uploads.send',
    method: 'PATCH',
    summary: 'Send bytes from "Upload-Offset" on, as application/offset+octet-stream (tus 1.0)',
    command: { words: 'news attach', handWritten: true },
    answers: { 204: 'nothing' },
    errors: ['not-found', 'conflict', 'too-large', 'quota-exceeded'],
  }),
  drop: operation({
    ...ofProtocol,
    id: 'uploads.drop',
    method: 'DELETE',
    summary: 'Delete an upload that is no longer needed (tus 1.0)',
    command: { none: '"news attach" takes the steps of an upload; one that is left is deleted after a day.' },
    answers: { 204: 'nothing' },
    errors: ['not-found', 'conflict'],
  }),
  finish: operation({
    id: 'uploads.finish',
    method: 'POST',
    path: '/api/v1/media/uploads/:id/finish',
    tag: 'media',
    summary: 'Make an image or a video of a complete upload; it is checked and re-encoded',
    command: { words: 'news attach', handWritten: true },
    description: 'May be repeated: the answer stays the same. An upload that is neither is deleted.',
    params: byId,
    answers: { 201: mediaSummary },
    errors: ['not-found', 'conflict', 'too-costly', 'too-large', 'quota-exceeded'],
  }),
}
