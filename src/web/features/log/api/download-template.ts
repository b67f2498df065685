import { useMutation } from '@tanstack/react-query'
import { call, type InputOf } from '../../../shared/api/client.ts'
import { saveFile } from '../../../shared/page/save-file.ts'
import type { LogName } from '../lists.ts'

export type TemplateQuery = InputOf<'GET /api/v1/activities/template'>['query']

/** Saves an empty file to fill in, such as `activities-lahore-ur.xlsx`. */
export function useDownloadTemplate() {
  return useMutation({
    mutationFn: async ({ of, ...query }: { of: LogName } & Required<TemplateQuery>) => {
      const file =
        of === 'activities'
          ? await call('GET /api/v1/activities/template', { query })
          : await call('GET /api/v1/enquiries/template', { query })
      saveFile(`${of}-${query.officeId}-${query.language}.${query.format}`, file)
    },
  })
}
