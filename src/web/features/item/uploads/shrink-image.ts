/** More than any network shows, in pixels. */
const longestSide = 4_096

/** A photo of fifty megabytes as one of a few: the same picture, with fewer pixels. The file itself if that fails. */
export async function shrinkImage(file: File): Promise<File> {
  const image = await createImageBitmap(file).catch(() => undefined)
  if (!image) return file
  const scale = Math.min(1, longestSide / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * scale)
  canvas.height = Math.round(image.height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.close()
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.9))
  return blob && blob.size < file.size ? new File([blob], file.name, { type: blob.type }) : file
}
