import type { ReactNode } from 'react'
import type { PreviewedPost } from './previewed-post.ts'

export interface LookProps {
  post: PreviewedPost
  /** The account's own name, as it stands above the post. */
  name: string
  /** When it goes out, as the network would write it; absent where no time is chosen. */
  time: ReactNode
  /** Shows what the timeline folds, with a mark where it folds. */
  isUnfolded: boolean
}

export type Look = (props: LookProps) => ReactNode
