import { undoAll } from '../api/undo-change.ts'

interface Changed {
  undo?: { changeId: string } | null
}

/**
 * Does the same to each post of a card, one after the other. Where one is refused, those before it are taken back, so
 * that the posts of a card stay together.
 * @throws what the refused one threw.
 */
export async function allOrNone<Post, Answer extends Changed>(
  posts: readonly Post[],
  change: (post: Post) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  try {
    for (const post of posts) answers.push(await change(post))
  } catch (thrown) {
    // Where even that is refused, the calendar shows how they stand.
    await undoAll(changesOf(answers)).catch(() => undefined)
    throw thrown
  }
  return answers
}

/** With what they are taken back. */
export function changesOf(answers: readonly Changed[]): string[] {
  return answers.flatMap(({ undo }) => (undo ? [undo.changeId] : []))
}
