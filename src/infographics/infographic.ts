import { exhaustive } from '../core/result.ts'
import type { InfographicContent } from './content.ts'
import { describe } from './describe.ts'
import { layPage } from './layout/page.ts'
import { protectPicture } from './protect-picture.ts'
import { openTypesetter } from './text/typesetter.ts'
import { writeLiveSvg } from './write/live-svg.ts'
import { writeOutlinedSvg } from './write/outlined-svg.ts'

export type { InfographicContent } from './content.ts'
export { validateContent } from './validate-content.ts'

export type InfographicFormat = 'svg' | 'png' | 'pdf'

export interface Infographic {
  bytes: Uint8Array
  /** For a post's alternative text: at most 1000 characters, in the content's language. */
  altText: string
  contentType: 'image/svg+xml' | 'image/png' | 'application/pdf'
}

/**
 * Draws an infographic, 1080 × 1350 px; the PDF has the data table as its second page. The same content
 * gives the same bytes. Everything heavy is loaded at the first call.
 * @throws Error where a font or a drawing library cannot be loaded; check content with validateContent first.
 */
export async function drawInfographic(
  given: InfographicContent,
  format: InfographicFormat,
): Promise<Infographic> {
  const content = protectPicture(given)
  const type = await openTypesetter(content.language)
  const scene = layPage(content, type)
  const altText = describe(content, 'post')
  switch (format) {
    case 'svg':
      return {
        bytes: new TextEncoder().encode(writeLiveSvg(scene, type)),
        altText,
        contentType: 'image/svg+xml',
      }
    case 'png': {
      const { rasterise } = await import('./write/rasterise.ts')
      return { bytes: await rasterise(writeOutlinedSvg(scene, type)), altText, contentType: 'image/png' }
    }
    case 'pdf': {
      const { writePdf } = await import('./write/pdf.ts')
      return {
        bytes: await writePdf(content, scene, writeOutlinedSvg(scene, type)),
        altText,
        contentType: 'application/pdf',
      }
    }
    default:
      return exhaustive(format)
  }
}
