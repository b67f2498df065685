/** What a link to a post on X names: the post, and the photo or video of it where it leads to one (`photo/1`). */
export interface LinkedPost {
  id: string
  file?: string
}

/** Every host and path by which X, once Twitter, has let people reach a post. */
const postLink =
  /^(?:https?:\/\/)?(?:(?:www|mobile|m)\.)?(?:twitter|x)\.com\/(?:#!\/)?(?:i\/web|[^/?#]+)\/status(?:es)?\/(\d{1,19})(?:\/(photo|video)\/(\d+))?\/?(?:[?#].*)?$/i

/** The short form of a link to a photo or video: X does not say of which post. */
const pictureLink = /^(?:https?:\/\/)?pic\.(?:twitter|x)\.com\//i

/** The post that a link leads to; undefined for a link to anything else. */
export function linkedPost(address: string): LinkedPost | undefined {
  const [, id, kind, number] = postLink.exec(address) ?? []
  if (id === undefined) return undefined
  return kind === undefined ? { id } : { id, file: `${kind.toLowerCase()}/${number}` }
}

/** `pic.x.com/…` or `pic.twitter.com/…`. */
export function isPictureLink(address: string): boolean {
  return pictureLink.test(address)
}

/** Whether X may show the photo or video that a link leads to as if it were the post's own. */
export function leadsToFile(address: string): boolean {
  return linkedPost(address)?.file !== undefined || isPictureLink(address)
}
