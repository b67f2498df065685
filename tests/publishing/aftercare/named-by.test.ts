import { expect, it } from 'vitest'
import { isCommentNamedBy } from '../../../src/publishing/aftercare/named-by.ts'

const comment = { externalId: '123_456', permalink: 'https://www.facebook.com/7701_123?comment_id=456' }

it.each([
  ['its id', '123_456', true],
  ['the address that the network gives', 'https://www.facebook.com/7701_123?comment_id=456', true],
  [
    'the address of its browser page',
    'https://www.facebook.com/permalink.php?story_fbid=pfbid02&id=7701&comment_id=456',
    true,
  ],
  [
    'the address with marks of tracking',
    'https://www.facebook.com/mrc/posts/pfbid02?comment_id=456&__cft__[0]=AZ',
    true,
  ],
  [
    'the address on a telephone',
    'https://m.facebook.com/story.php?story_fbid=123&id=7701&comment_id=456',
    true,
  ],
  ['an address with the whole id', 'https://www.facebook.com/mrc/posts/123?comment_id=123_456', true],
  ['the address of another comment', 'https://www.facebook.com/7701_123?comment_id=45', false],
  ['the address of a post with the number of the comment', 'https://www.facebook.com/mrc/posts/456', false],
  ['the number alone', '456', false],
])('a comment is named by %s, or not: %s', (_title, reference, isNamed) => {
  expect(isCommentNamedBy(comment, reference)).toBe(isNamed)
})

it('a comment without an address is named by the comment_id of one', () => {
  const bare = { externalId: '123_456' }
  expect(isCommentNamedBy(bare, 'https://m.facebook.com/story.php?comment_id=456')).toBe(true)
})
