import { operation } from '../parts/operation.ts'

export const live = {
  events: operation({
    id: 'live.events',
    method: 'GET',
    path: '/api/v1/events',
    tag: 'live',
    summary: 'What changes in your offices while you listen (server-sent events)',
    description:
      'Events `post`, `news`, `notification`, `channel`, `stop` and `presence` say what changed, with its id and office: read it once more. `reload`: more was missed than can be named. Send `Last-Event-ID` to go on where you were. A comment comes every 20 seconds. At most 6 streams a person.',
    command: { none: 'a command asks once and ends; the stream is for pages that stay open' },
    answers: { 200: { file: ['text/event-stream'] } },
    errors: [],
  }),
}
