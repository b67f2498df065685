/** What publication writes of the first comment of a post. */
export const commentPatterns = {
  commentPostGone: 'Its post was deleted from the network, so the first comment was not written.',
  commentNotWritten: 'The post is out; its first comment was not written.',
  commentOnceApproved: 'It goes out once another person approves the same text, or you can leave it out.',
  commentWorkerStopped:
    'The worker stopped while it was being sent; the comments are read to see whether it is there.',
  commentHeldUp: 'The worker was held up and did not send the first comment; it is tried again.',
  commentGone: 'Its post was deleted from the network, and the first comment with it.',
  commentsAlike: '{count} comments below the post look like the first comment.',
  commentOlder: 'A comment below the post is just like the first comment, but seems to be older.',
  commentForm: 'The post shows a comment in a form that is not known.',
  commentsUnread: 'Comments cannot be read there.',
  commentNotYet:
    'The first comment was not below the post yet; the comments are read once more before it is sent again.',
  commentRefusedAtSecond:
    'The first comment was sent twice: the first time without an answer, then the network refused it ({clause}). It is not below the post.',
  commentSaysItHas: 'The network says it has the first comment already, but it is not below the post.',
  commentTwiceUnanswered: 'The first comment was sent twice without an answer and is not below the post.',
  commentReadTwice: 'The comments were read twice and the first comment is not there: it is sent once more.',
  commentsUnreadLong: 'The comments could not be read for two days ({clause}).',
  commentNotKnownYet: 'Whether the first comment is there is not known yet: {reason}',
  commentsNotRead: 'the comments could not be read.',
  commentLookThere: 'Look there, then say that it is there, send it once more, or leave it out.',
  commentMoreThanOnce:
    'The first comment appears more than once below the post: {links}. Delete all but one.',
  commentSendAgain: 'A person asked to send the first comment again.',
  commentLeft: 'A person left the first comment out.',
} as const
