/** A QR code as SVG: black on white whatever the colours of the page, since cameras need that. */
export async function qrOf(uri: string): Promise<string> {
  const { renderSVG } = await import('uqr')
  return renderSVG(uri, { border: 2 })
}
