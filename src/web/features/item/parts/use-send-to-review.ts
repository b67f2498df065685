import type { NewsItem } from '../../../shared/item/item.ts'
import { useProjects } from '../../../shared/projects/projects.ts'
import { useSubmitItem } from '../api/submit-item.ts'
import { checksOf } from '../editing/checks.ts'
import { useJump } from '../editing/jump.ts'
import { useEditing } from '../editing/use-editing.ts'
import { useUploads } from '../uploads/use-uploads.ts'
import { uploadField } from './images/upload-field.ts'

/** Saves, then submits; where something is missing it leads to the first of it. */
export function useSendToReview(item: NewsItem): { send: () => void; isSending: boolean } {
  const editing = useEditing()
  const jumpToMissing = useJumpToMissing(item.officeId)
  const { mutateAsync, isPending } = useSubmitItem(item.id)
  return {
    isSending: isPending,
    send: () => {
      if (jumpToMissing()) return
      // What came of it stands in the notices, above all that a telephone shows at the end of the text.
      void mutateAsync(() => editing.saveNow())
        .catch(() => undefined)
        .finally(() => window.scrollTo({ top: 0 }))
    },
  }
}

/**
 * Leads to the first thing that an item cannot go to review without; false where nothing is missing. A file on its way
 * would make it a draft again when it is there.
 */
export function useJumpToMissing(officeId: string): () => boolean {
  const editing = useEditing()
  const jump = useJump()
  const uploads = useUploads()
  const projects = useProjects(officeId)
  return () => {
    const [onItsWay] = uploads.getState()
    if (onItsWay) {
      jump(uploadField(onItsWay))
      return true
    }
    const { content } = editing.getState()
    const project = projects.find(({ id }) => id === content.projectId)
    const [first] = checksOf(content, project).filter(({ level }) => level === 'missing')
    if (!first || !('field' in first)) return false
    jump(first.field)
    return true
  }
}
