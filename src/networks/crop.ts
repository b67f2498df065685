/** Between which shapes a timeline shows an image whole: width by height. A taller or wider one is cut there. */
export interface ShownShapes {
  tallest: Shape
  widest: Shape
}

export type Shape = readonly [width: number, height: number]

/** The point of an image that must be seen, in shares of its width and height from its upper left corner: 0 to 1. */
export interface Focus {
  x: number
  y: number
}

/** Part of an image, in pixels from its upper left corner. */
export interface CropArea {
  x: number
  y: number
  width: number
  height: number
}

/** How an image is cropped for one network: not at all, or to a shape such as "4:5". */
export type CropWish = string

/** The shape that a wish names; undefined for `whole` and for what names none. */
export function shapeOf(wish: CropWish): Shape | undefined {
  const [, width, height] = /^([1-9]\d{0,2}):([1-9]\d{0,2})$/.exec(wish) ?? []
  return width === undefined || height === undefined ? undefined : [Number(width), Number(height)]
}

/** Whether a timeline shows an image of this shape whole. */
export function isShownWhole(shape: Shape, { tallest, widest }: ShownShapes): boolean {
  return ratio(shape) >= ratio(tallest) && ratio(shape) <= ratio(widest)
}

/**
 * The part of an image that goes out on a network: the shape that is wished; or, where there is a point to keep in sight,
 * the nearest shape that the network shows whole. Undefined where the whole image goes out.
 */
export function cropArea(
  image: { width: number; height: number },
  shown: ShownShapes | undefined,
  { focus, wish }: { focus: Focus | undefined; wish: CropWish | undefined },
): CropArea | undefined {
  const own: Shape = [image.width, image.height]
  const shape = wish === undefined ? focus && shown && nearestShown(own, shown) : shapeOf(wish)
  if (!shape) return undefined
  const isTooWide = ratio(own) > ratio(shape)
  const width = isTooWide ? atLeastOne(image.height * ratio(shape)) : image.width
  const height = isTooWide ? image.height : atLeastOne(image.width / ratio(shape))
  if (width >= image.width && height >= image.height) return undefined
  const { x, y } = focus ?? { x: 0.5, y: 0.5 }
  return {
    x: edge(x * image.width, width, image.width),
    y: edge(y * image.height, height, image.height),
    width,
    height,
  }
}

function nearestShown(shape: Shape, { tallest, widest }: ShownShapes): Shape | undefined {
  if (ratio(shape) < ratio(tallest)) return tallest
  return ratio(shape) > ratio(widest) ? widest : undefined
}

function ratio([width, height]: Shape): number {
  return width / height
}

function atLeastOne(pixels: number): number {
  return Math.max(1, Math.round(pixels))
}

/** Where a part begins that has the point in its middle, as far as the image reaches. */
function edge(point: number, part: number, whole: number): number {
  return Math.min(Math.max(0, Math.round(point - part / 2)), whole - part)
}

export function isSameArea(one: CropArea, other: CropArea): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height
}
