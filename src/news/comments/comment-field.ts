/** What of an item a comment can be about. */
export type CommentField = 'text' | 'places' | 'topics' | 'link' | 'project' | 'media'
