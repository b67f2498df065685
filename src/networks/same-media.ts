import type { RemotePost } from './network.ts'

/**
 * Whether a post shows exactly the files that were uploaded for it: a sure sign, since a network gives each upload an
 * id of its own. `cannot tell` where nothing was uploaded, or the network does not name all the files it shows.
 * @param handles as `uploadMedia` gave them.
 */
export function showsUploads(
  post: Pick<RemotePost, 'mediaIds'>,
  handles: readonly string[],
): 'yes' | 'no' | 'cannot tell' {
  const shown = new Set(post.mediaIds)
  if (handles.length === 0 || shown.size === 0) return 'cannot tell'
  const meant = new Set(handles.map(idIn))
  if ([...shown].some(id => !meant.has(id))) return 'no'
  // Facebook may show only the first photos of an album.
  return shown.size === meant.size ? 'yes' : 'cannot tell'
}

/** The network's id in a handle: the whole of it, or the video of `video:<id>:<upload session>`. */
function idIn(handle: string): string {
  return handle.split(':')[1] ?? handle
}
