/** What a plain text cannot hold, of what was pasted. */
export type Lost = 'images' | 'tables' | 'links'

export interface Pasted {
  text: string
  lost: Lost[]
}

/** Text from Word, a web page or a mail: its words and paragraphs, without what only looked right there. */
export function pastedText(plain: string, html: string): Pasted {
  const text = plain
    .replace(/\r\n?|[\v\u2028]/g, '\n')
    .replace(/\u2029/g, '\n\n')
    .replace(/[\u00ad\ufeff\ufffc\u200b]/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what networks and the record refuse.
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '')
    .replace(/^[\t ]*[·•▪§o][\t\u00a0][\t \u00a0]*/gm, '• ')
    .replace(/[\t\u00a0 ]+/g, ' ')
    .replace(/ +$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
  return { text, lost: html ? lostOf(html, plain) : [] }
}

function lostOf(html: string, plain: string): Lost[] {
  const links = [...html.matchAll(/<a\s[^>]*href\s*=\s*["']?(https?:[^"'\s>]+)/gi)].map(
    found => found[1] ?? '',
  )
  return [
    ...(/<img\s|<v:imagedata/i.test(html) ? (['images'] as const) : []),
    ...(/<table[\s>]/i.test(html) ? (['tables'] as const) : []),
    ...(links.some(link => !plain.includes(link)) ? (['links'] as const) : []),
  ]
}
