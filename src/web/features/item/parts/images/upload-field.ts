import type { Upload } from '../../uploads/uploads.ts'

/** The id of its row. */
export function uploadField({ id }: Pick<Upload, 'id'>): string {
  return `upload-${id}`
}
