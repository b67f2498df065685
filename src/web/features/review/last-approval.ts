import type { NewsItem } from '../../shared/item/item.ts'

/** The approval before this review, and the revision that it was of; undefined where it was never approved. */
export function lastApproval({ approvals, revisions, revision }: NewsItem) {
  const approval = approvals.toSorted((one, other) => (one.approvedAt < other.approvedAt ? 1 : -1))[0]
  const approved = revisions.findLast(
    ({ number, contentHash }) => number < revision && contentHash === approval?.contentHash,
  )
  return approval && approved ? { approval, number: approved.number } : undefined
}
