/** What keeps files out of a post, and what becomes of them there. */
export const filePatterns = {
  fileType: 'File {file} is {type}, which is not allowed.',
  fileBytes: 'File {file} ({word}) has {count} bytes; at most {most} are allowed.',
  fileSeconds: 'File {file} ({word}) plays {count} seconds; at most {most} are allowed.',
  kindsTogether: 'The post has {words} together; only one kind is allowed.',
  tooManyFiles: 'The post has {files}; at most {most} are allowed.',
  altTooLong: 'The alt text of file {file} has {count} characters; at most {most} are allowed.',
  fileLeftOut:
    'File {file} is left out: one post on this network holds at most {files} and no other kind of file.',
  noCrop: 'File {file} has no crop for this network yet, so the whole image goes out; save the item again.',
  noAltTaken: 'This network takes no alt text for a {word}: let the text say what it shows.',
} as const
