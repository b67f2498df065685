import type { FastifyReply } from 'fastify'
import type { Db } from '../database/connect.ts'
import { makeCsvTemplate, makeTemplate, type TemplateOf } from '../outreach/log/template/make-template.ts'

/** Answers with a template of the log as a file. */
export async function sendTemplate(
  reply: FastifyReply,
  db: Db,
  { format, ...asked }: TemplateOf & { format: 'xlsx' | 'csv' },
): Promise<FastifyReply> {
  const { log, officeId, language } = asked
  const [type, file] =
    format === 'csv'
      ? (['text/csv; charset=utf-8', await makeCsvTemplate(db, asked)] as const)
      : ([
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          Buffer.from(await makeTemplate(db, asked)),
        ] as const)
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${log}-${officeId}-${language}.${format}"`)
    .send(file)
}
