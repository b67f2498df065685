/**
 * An outlined SVG as PNG, at its own size. The one place that knows the rasteriser (see decision 0011);
 * it must be given outlines, never text. It is loaded at the first picture.
 */
export async function rasterise(outlinedSvg: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js')
  const image = new Resvg(outlinedSvg, {
    font: { loadSystemFonts: false },
    fitTo: { mode: 'original' },
  }).render()
  return image.asPng()
}
